export interface LayoutOptions {
  /** Maximum line length in characters. */
  width: number;
  /** Characters available on the first line. Defaults to `width`. */
  firstLineWidth?: number;
  /** Indentation of the following lines. Defaults to none. */
  indent?: string;
}

/**
 * Formats a JSON value as a TypeScript literal. If it does not fit on a line, each property gets its own line. The string
 * `"$NAME"` becomes the variable `NAME`.
 *
 * @example
 * formatLiteral({ name: "Checkout", size: 2 }, { width: 80 }); // `{ name: "Checkout", size: 2 }`
 */
export function formatLiteral(value: unknown, { width, firstLineWidth = width, indent = "" }: LayoutOptions): string {
  const line = formatInline(value);
  if (line.length <= firstLineWidth) return line;
  if (typeof value === "string" && value.includes("\n"))
    return `${formatLiteral(value.split("\n"), { width, firstLineWidth: 0, indent })}.join("\\n")`;
  if (typeof value !== "object" || value === null) return line;
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const items = Object.entries(value).map(([name, each]) => {
    const label = isList ? "" : `${formatKey(name)}: `;
    return `${inner}${label}${formatLiteral(each, { width, firstLineWidth: width - inner.length - label.length, indent: inner })},`;
  });
  const [open, close] = isList ? "[]" : "{}";
  return [open, ...items, indent + close].join("\n");
}

/**
 * Formats a call on one line. If it does not fit, breaks the last argument if that is an object, or else puts each argument
 * on its own line.
 *
 * @example
 * formatCall(["an-id", { page: 2 }], ["org.sessions.list(", ");"], 80); // `org.sessions.list("an-id", { page: 2 });`
 */
export function formatCall(values: unknown[], [before, after]: [string, string], width: number): string {
  const line = before + values.map(formatInline).join(", ") + after;
  if (line.length <= width) return line;
  const texts = values.map((value) => formatLiteral(value, { width, firstLineWidth: 0 }));
  const withBrokenLastArgument = before + texts.join(", ") + after;
  const fits = values.length === 1 || withBrokenLastArgument.split("\n").every((each) => each.length <= width);
  if (texts.at(-1)?.endsWith("}") && fits) return withBrokenLastArgument;
  const layout: LayoutOptions = { width, firstLineWidth: width - 3, indent: "  " };
  return [before, ...values.map((value) => `  ${formatLiteral(value, layout)},`), after].join("\n");
}

/** Returns `NAME` for the string `"$NAME"`, and undefined for other values. */
export function variableOf(value: unknown): string | undefined {
  return typeof value === "string" ? /^\$([A-Z_]+)$/.exec(value)?.[1] : undefined;
}

function formatInline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatInline).join(", ")}]`;
  if (typeof value !== "object" || value === null) return variableOf(value) ?? JSON.stringify(value);
  const items = Object.entries(value).map(([name, each]) => `${formatKey(name)}: ${formatInline(each)}`);
  return items.length > 0 ? `{ ${items.join(", ")} }` : "{}";
}

function formatKey(name: string): string {
  return /^[a-z_$][\w$]*$/i.test(name) ? name : JSON.stringify(name);
}

/** The line length of generated code. */
const lineWidth = 120;

export interface Docs {
  /** In Markdown. */
  paragraphs: string[];
  /** For example `@param id the ID of the session`. */
  tags?: string[];
  example?: string;
}

/** Formats a docstring on one line if it fits. Otherwise wraps it. */
export function docstring({ paragraphs, tags = [], example }: Docs, indent = ""): string {
  const textWidth = lineWidth - indent.length - " * ".length;
  const text = paragraphs.map((paragraph) => wrap(paragraph, textWidth)).join("\n\n");
  const exampleLines = example === undefined ? [] : ["@example", example];
  const parts = [text, [...tags.map((tag) => wrap(tag, textWidth)), ...exampleLines].join("\n")].filter(
    (part) => part !== "",
  );
  const lines = parts.join("\n\n").replaceAll("*/", "*\\/").split("\n");
  const [first = ""] = lines;
  if (lines.length === 1 && indent.length + first.length + 7 <= lineWidth) return `${indent}/** ${first} */`;
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
  if (line.length <= lineWidth || items.length === 0) return line;
  const indent = /^ */.exec(open)?.[0] ?? "";
  return [open, ...items.map((item) => `${indent}  ${item},`), indent + close].join("\n");
}
