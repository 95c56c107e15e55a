// The widest line, as in hand-written code.
const width = 120;

/** The contents of a docstring. */
export interface Docs {
  /** In Markdown. */
  paragraphs: string[];
  /** Such as `@param id the session's id`. */
  tags?: string[];
  example?: string;
}

/** Writes a docstring: on one line if it fits, else wrapped. */
export function docstring({ paragraphs, tags = [], example }: Docs, indent = ""): string {
  const textWidth = width - indent.length - " * ".length;
  const text = paragraphs.map((paragraph) => wrap(paragraph, textWidth)).join("\n\n");
  const shown = example === undefined ? [] : ["@example", example];
  const parts = [text, [...tags.map((tag) => wrap(tag, textWidth)), ...shown].join("\n")].filter((part) => part !== "");
  const lines = parts.join("\n\n").replaceAll("*/", "*\\/").split("\n");
  const [first = ""] = lines;
  if (lines.length === 1 && indent.length + first.length + 7 <= width) return `${indent}/** ${first} */`;
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join("\n");
}

/** Breaks Markdown into lines of at most `room` characters, at spaces outside of code. List items start on new lines. */
function wrap(text: string, room: number): string {
  return text
    .split(/\n(?=- )/)
    .map((item) => wrapItem(item, room))
    .join("\n");
}

function wrapItem(text: string, room: number): string {
  const indent = text.startsWith("- ") ? "  " : "";
  const lines: string[] = [];
  for (const [word] of text.matchAll(/(`[^`]*`|\S)+/g)) {
    const last = lines.at(-1);
    // A line that begins with an @ would be read as a tag.
    if (last !== undefined && (word.startsWith("@") || last.length + word.length < room))
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(lines.length > 0 ? indent + word : word);
  }
  return lines.join("\n");
}

/** Writes a list between two brackets: on one line if it fits, else one item per line. */
export function formatList(open: string, items: readonly string[], close: string): string {
  const pad = open.endsWith("{") ? " " : "";
  const line = `${open}${pad}${items.join(", ")}${pad}${close}`;
  if (line.length <= width || items.length === 0) return line;
  const indent = /^ */.exec(open)?.[0] ?? "";
  return [open, ...items.map((item) => `${indent}  ${item},`), indent + close].join("\n");
}
