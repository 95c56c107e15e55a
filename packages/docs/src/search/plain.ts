/** A text in Markdown as it reads in one line. */
export function plain(markdown: string): string {
  return markdown
    .replaceAll(/[`*]|\[|\]\([^)]*\)/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

/** The beginning of a text: its first sentence, or what of it fits into a line. */
export function short(text: string, most = 80): string {
  const [sentence = ""] = text.split(/(?<=[.!?])\s/);
  return sentence.length <= most ? sentence : `${sentence.slice(0, most).replace(/\W*\s\S*$/, "")} …`;
}
