const width = 120;

export interface Docs {
  /** In Markdown. */
  paragraphs: string[];
  /** For example `@param id the ID of the session`. */
  tags?: string[];
  example?: string;
}

/** Formats a docstring on one line if it fits. Otherwise wraps it. */
export function docstring({ paragraphs, tags = [], example }: Docs, indent = ""): string {
  const textWidth = width - indent.length - " * ".length;
  const text = paragraphs.map((paragraph) => wrap(paragraph, textWidth)).join("\n\n");
  const exampleLines = example === undefined ? [] : ["@example", example];
  const parts = [text, [...tags.map((tag) => wrap(tag, textWidth)), ...exampleLines].join("\n")].filter(
    (part) => part !== "",
  );
  const lines = parts.join("\n\n").replaceAll("*/", "*\\/").split("\n");
  const [first = ""] = lines;
  if (lines.length === 1 && indent.length + first.length + 7 <= width) return `${indent}/** ${first} */`;
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join("\n");
}

/** Wraps Markdown at spaces outside of code. */
function wrap(text: string, maxWidth: number): string {
  return text
    .split(/\n(?=- )/)
    .map((item) => wrapItem(item, maxWidth))
    .join("\n");
}

function wrapItem(text: string, maxWidth: number): string {
  const indent = text.startsWith("- ") ? "  " : "";
  const lines: string[] = [];
  for (const [word] of text.matchAll(/(`[^`]*`|\S)+/g)) {
    const last = lines.at(-1);
    // A line that starts with @ would be a tag.
    if (last !== undefined && (word.startsWith("@") || last.length + word.length < maxWidth))
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(lines.length > 0 ? indent + word : word);
  }
  return lines.join("\n");
}

/** Formats a list in brackets on one line if it fits. Otherwise writes one item per line. */
export function formatList(open: string, items: readonly string[], close: string): string {
  const pad = open.endsWith("{") ? " " : "";
  const line = `${open}${pad}${items.join(", ")}${pad}${close}`;
  if (line.length <= width || items.length === 0) return line;
  const indent = /^ */.exec(open)?.[0] ?? "";
  return [open, ...items.map((item) => `${indent}  ${item},`), indent + close].join("\n");
}
