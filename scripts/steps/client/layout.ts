/** The widest line, as in the code that is written by hand. */
export const width = 120;

/**
 * Breaks Markdown into lines, at spaces outside of code.
 *
 * @param room how many characters a line may have.
 */
export function wrap(text: string, room: number): string[] {
  const lines: string[] = [];
  for (const word of wordsOf(text)) {
    const last = lines.at(-1);
    // A line that began with an @ would be read as a tag.
    if (last !== undefined && (word.startsWith("@") || last.length + word.length < room))
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Lays out a list between two brackets: on a line if it fits, else an item a line. */
export function between(open: string, items: readonly string[], close: string): string {
  const pad = open.endsWith("{") ? " " : "";
  const line = `${open}${pad}${items.join(", ")}${pad}${close}`;
  if (line.length <= width || items.length === 0) return line;
  const indent = /^ */.exec(open)?.[0] ?? "";
  return [open, ...items.map((item) => `${indent}  ${item},`), indent + close].join("\n");
}

/** A sentence as it goes on after other words. */
export function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

function wordsOf(text: string): string[] {
  return text.match(/(`[^`]*`|\S)+/g) ?? [];
}
