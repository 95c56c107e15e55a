/** What a text adds to what was said already: the whole of it, without a first sentence that says the same again. */
export function additions(said: string, text: string): string {
  const [first = "", ...rest] = sentences(text);
  return (repeats(said, first) ? rest : [first, ...rest]).join(" ");
}

// Most of its words were said: `Where a page stands in its list.` adds nothing to `Where this page stands in the list.`
function repeats(said: string, sentence: string): boolean {
  const known = new Set(words(said));
  const all = words(sentence);
  return all.filter((word) => known.has(word)).length >= all.length * 0.6;
}

// By their beginnings, so that `kind` and `kinds` are one word; the short ones say nothing alone.
function words(text: string): string[] {
  const all = text.toLowerCase().match(/[\w-]{4,}/g) ?? [];
  return [...new Set(all.map((word) => word.slice(0, 5)))];
}

/** The sentences of a text. A dot within code or a number ends none. */
export function sentences(text: string): string[] {
  return text.trim().split(/(?<=[.!?])\s+(?=[A-Z`])/);
}
