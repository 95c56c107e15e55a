export interface Place {
  /** The widest line, in characters. */
  width: number;
  /** What the code before it on its line leaves; by default all of the width. */
  room?: number;
  /** What each of its own lines begins with. */
  indent?: string;
}

/**
 * Writes a value of JSON as a TypeScript literal; what is too long for its line is broken, a property a line.
 *
 * @example
 * literal({ name: "Checkout", size: 2 }, { width: 80 }); // `{ name: "Checkout", size: 2 }`
 */
export function literal(value: unknown, { width, room = width, indent = "" }: Place): string {
  const line = inline(value);
  if (line.length <= room) return line;
  if (typeof value === "string" && value.includes("\n"))
    return `${literal(value.split("\n"), { width, room: 0, indent })}.join("\\n")`;
  if (typeof value !== "object" || value === null) return line;
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const items = Object.entries(value).map(([name, each]) => {
    const label = isList ? "" : `${keyOf(name)}: `;
    return `${inner}${label}${literal(each, { width, room: width - inner.length - label.length, indent: inner })},`;
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
export function call(values: unknown[], [before, after]: [string, string], width: number): string {
  const line = before + values.map(inline).join(", ") + after;
  if (line.length <= width) return line;
  const texts = values.map((value) => literal(value, { width, room: 0 }));
  const hugging = before + texts.join(", ") + after;
  const fits = values.length === 1 || hugging.split("\n").every((each) => each.length <= width);
  if (texts.at(-1)?.endsWith("}") && fits) return hugging;
  const place = { width, room: width - 3, indent: "  " };
  return [before, ...values.map((value) => `  ${literal(value, place)},`), after].join("\n");
}

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const items = Object.entries(value).map(([name, each]) => `${keyOf(name)}: ${inline(each)}`);
  return items.length > 0 ? `{ ${items.join(", ")} }` : "{}";
}

function keyOf(name: string): string {
  return /^[a-z_$][\w$]*$/i.test(name) ? name : JSON.stringify(name);
}
