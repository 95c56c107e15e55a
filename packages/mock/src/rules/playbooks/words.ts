/** The first characters of a text, none of them cut in two. */
export function cutOff(text: string, length: number): string {
  return text.length <= length ? text : [...text].slice(0, length).join("");
}

/** A text in kebab-case, of so many characters at most; empty where it has no letter or digit of ASCII. */
export function toKebab(text: string, length: number): string {
  const words =
    text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/['’]|\p{M}/gu, "")
      .match(/[a-z0-9]+/g) ?? [];
  return words.join("-").slice(0, length).replace(/-$/, "");
}

/** A text as a sentence: with a capital and a full stop. */
export function toSentence(text: string): string {
  return `${capitalise(text)}${/[.!?]$/.test(text) ? "" : "."}`;
}

/** A text with a capital. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
