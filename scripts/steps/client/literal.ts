/**
 * Writes a value of JSON as a TypeScript literal, with the end of a long line of text left out. A text of several lines is
 * given whole, since its form counts, as that of front matter.
 *
 * @param room how many characters the last line before it leaves; what is longer is broken, a property a line.
 * @example
 * literal({ name: "Checkout", size: 2 }, 80); // `{ name: "Checkout", size: 2 }`
 */
export function literal(value: unknown, room: number, indent = ""): string {
  const line = inline(value);
  if (line.length <= room) return line;
  if (typeof value === "string" && value.includes("\n")) return `${literal(value.split("\n"), 0, indent)}.join("\\n")`;
  if (typeof value !== "object" || value === null) return line;
  const inner = `${indent}  `;
  const isList = Array.isArray(value);
  const items = Object.entries(value).map(([name, each]) => {
    const label = isList ? "" : `${keyOf(name)}: `;
    return `${inner}${label}${literal(each, widest - inner.length - label.length, inner)},`;
  });
  const [open, close] = isList ? "[]" : "{}";
  return [open, ...items, indent + close].join("\n");
}

/** The widest line of an example: what a docstring's margin leaves of 120 characters. */
export const widest = 115;

function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(shortened(value));
  const items = Object.entries(value).map(([name, each]) => `${keyOf(name)}: ${inline(each)}`);
  return items.length > 0 ? `{ ${items.join(", ")} }` : "{}";
}

function shortened(value: unknown): unknown {
  return typeof value === "string" && value.length > 80 && !value.includes("\n")
    ? `${value.slice(0, 40).replace(/\s+\S*$/, "")}…`
    : value;
}

function keyOf(name: string): string {
  return /^[a-z_$][\w$]*$/i.test(name) ? name : JSON.stringify(name);
}
