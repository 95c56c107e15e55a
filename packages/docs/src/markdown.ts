export function code(text: string): string {
  const fence = "`".repeat(longestRun(text) + 1);
  const pad = /^[` ]|[` ]$/.test(text) ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}

export function codeBlock(text: string, language: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

export function plain(text: string): string {
  return text.replace(/[\\`*_[\]<]|&(?=#?\w+;)/g, "\\$&");
}

export function oneLine(markdown: string): string {
  return markdown.trim().replace(/\s*\n\s*/g, " ");
}

/** Returns the first sentence of a text, without the list that follows. A dot in code or in a number does not end a sentence. */
export function firstSentence(markdown: string): string {
  return markdown.trim().split(/\n\s*\n|(?<=[.!?])\s+(?=[A-Z`])/)[0] ?? "";
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}
