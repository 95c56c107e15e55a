import { type ParseError, parse } from "jsonc-parser";

/** Returns undefined if a text is not valid JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Returns an error with the position if a text is not valid JSON. The messages of browsers differ. */
export function jsonError(text: string): string | undefined {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true });
  const [first] = errors;
  if (!first) return undefined;
  const rest = text.slice(first.offset);
  if (rest.trim() === "") return "Invalid JSON: unexpected end of input.";
  const lines = text.slice(0, first.offset).split("\n");
  const position = `line ${lines.length}, column ${(lines.at(-1)?.length ?? 0) + 1}`;
  return `Invalid JSON at ${position}: ${rest.split("\n")[0]?.slice(0, 30)}`;
}
