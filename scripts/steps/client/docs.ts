import { width, wrap } from "./layout.ts";

/** What a docstring says: paragraphs of Markdown, then tags with their text, then an example. */
export interface Docs {
  paragraphs: string[];
  /** Such as `@param id the session's id`. */
  tags?: string[];
  example?: string;
}

/** Writes a docstring: on a line if it is short, else wrapped, with the tags below an empty line. */
export function docstring({ paragraphs, tags = [], example }: Docs, indent = ""): string {
  const room = width - indent.length - " * ".length;
  const text = paragraphs.map((paragraph) => wrap(paragraph, room).join("\n")).join("\n\n");
  const marks = tags.map((tag) => wrap(tag, room).join("\n"));
  const shown = example === undefined ? [] : ["@example", example];
  const parts = [text, [...marks, ...shown].join("\n")].filter((part) => part !== "");
  return comment(parts.join("\n\n").replaceAll("*/", "*\\/").split("\n"), indent);
}

function comment(lines: string[], indent: string): string {
  const [first = ""] = lines;
  if (lines.length === 1 && indent.length + first.length + 7 <= width) return `${indent}/** ${first} */`;
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join("\n");
}
