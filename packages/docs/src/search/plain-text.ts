export function plainText(markdown: string): string {
  return markdown
    .replaceAll(/[`*]|\[|\]\([^)]*\)/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();
}

export function shorten(text: string, maxLength = 80): string {
  const [sentence = ""] = text.split(/(?<=[.!?])\s/);
  return sentence.length <= maxLength ? sentence : `${sentence.slice(0, maxLength).replace(/\W*\s\S*$/, "")} …`;
}
