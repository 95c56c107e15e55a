export interface LayoutOptions {
  /** The widest line, in characters. */
  width: number;
  /** What the code before it on its line leaves; by default all of the width. */
  firstLineWidth?: number;
  /** What each of its own lines begins with. */
  indent?: string;
}

/**
 * Writes a value of JSON as a TypeScript literal; what is too long for its line is broken, a property a line.
 *
 * @example
 * literal({ name: "Checkout", size: 2 }, { width: 80 }); // `{ name: "Checkout", size: 2 }`
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
 * Writes a call on a line; or with its last value broken, if that is an object; or a value a line, where that helps.
 *
 * @example
 * call(["an-id", { page: 2 }], ["org.sessions.list(", ");"], 80); // `org.sessions.list("an-id", { page: 2 });`
 */
export function formatCall(values: unknown[], [before, after]: [string, string], width: number): string {
  const line = before + values.map(formatInline).join(", ") + after;
  if (line.length <= width) return line;
  const texts = values.map((value) => formatLiteral(value, { width, firstLineWidth: 0 }));
  const hugging = before + texts.join(", ") + after;
  const fits = values.length === 1 || hugging.split("\n").every((each) => each.length <= width);
  if (texts.at(-1)?.endsWith("}") && fits) return hugging;
  const place = { width, room: width - 3, indent: "  " };
  return [before, ...values.map((value) => `  ${formatLiteral(value, place)},`), after].join("\n");
}

function formatInline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatInline).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const items = Object.entries(value).map(([name, each]) => `${formatKey(name)}: ${formatInline(each)}`);
  return items.length > 0 ? `{ ${items.join(", ")} }` : "{}";
}

function formatKey(name: string): string {
  return /^[a-z_$][\w$]*$/i.test(name) ? name : JSON.stringify(name);
}
