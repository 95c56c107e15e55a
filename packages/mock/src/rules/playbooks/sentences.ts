/** A text as a sentence: with a capital and a full stop. */
export function toSentence(text: string): string {
  return `${capitalise(text)}${/[.!?]$/.test(text) ? "" : "."}`;
}

/** A text with a capital. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
