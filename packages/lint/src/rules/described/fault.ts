/** What is wrong with a description or summary, to be read after the thing's name; undefined where nothing is. */
export function faultOf(key: string, text: unknown, name: string): string | undefined {
  if (typeof text !== "string" || text.trim() === "") {
    return `has no ${key}. Write \`${key}: <what its name does not say>.\``;
  }
  if (!text.trimEnd().endsWith(".")) return `has a ${key} that does not end in a full stop. Make it a sentence.`;
  if (addsNothing(text, name)) return `has a ${key} that only repeats its name. Say what the name does not.`;
  return undefined;
}

const fillers = new Set(["a", "an", "the", "of", "its", "this", "that", "is", "in", "for", "to"]);

function addsNothing(text: string, name: string): boolean {
  const known = new Set(words(name));
  return words(text).every((word) => known.has(word) || fillers.has(word));
}

/** The words of a name or a sentence, in lower case, without what marks a plural or a genitive. */
function words(text: string): string[] {
  const apart = text.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
  return (apart.match(/[\p{L}\p{N}]+(?:'s)?/gu) ?? []).map((word) => word.replace(/('s|s)$/, ""));
}
