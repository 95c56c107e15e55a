/** Code within a line of Markdown, whatever it holds. */
export function code(text: string): string {
  const fence = "`".repeat(longestRun(text) + 1);
  const pad = /^[` ]|[` ]$/.test(text) ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** A block of code, whose fence is longer than any within it. */
export function codeBlock(text: string, language: string): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}${language}\n${text.trimEnd()}\n${fence}`;
}

/** A text that is no Markdown, such as a title, so that it reads as it is written. */
export function plain(text: string): string {
  return text.replace(/[\\`*_[\]<]|&(?=#?\w+;)/g, "\\$&");
}

/** A text in Markdown as one line: within a list a second would have to be indented. */
export function oneLine(markdown: string): string {
  return markdown.trim().replace(/\s*\n\s*/g, " ");
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}
