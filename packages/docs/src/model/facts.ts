import { code } from "../parts/markdown.ts";
import type { Field } from "./field.ts";

/**
 * What a field may be and usually is, in Markdown.
 *
 * @example
 * factsOf(perPage); // ["1 to 100", "default `25`", "example `50`"]
 */
export function factsOf({ bounds, values, open, default: usual, example, description }: Field): string[] {
  const told = values.every((value) => description.includes(`\`${value}\``));
  return [
    ...bounds,
    ...(told ? [] : [`one of ${values.map(code).join(", ")}`]),
    ...(open && !/more values may be added/i.test(description) ? ["more values may be added"] : []),
    ...(usual === undefined ? [] : [`default ${code(JSON.stringify(usual))}`]),
    ...(example === undefined ? [] : [`example ${code(shown(example))}`]),
  ];
}

// As it is sent: a text without its quotes.
function shown(example: unknown): string {
  return typeof example === "string" && example !== "" ? example : JSON.stringify(example);
}

/** Where fields come from: a request says which it needs, an answer which may be missing. */
export type Side = "request" | "answer";

/** What sets a field apart from others, in words. */
export function marksOf({ required, deprecated }: Field, side: Side): string[] {
  return [
    ...(side === "request" && required ? ["required"] : []),
    ...(side === "answer" && required === false ? ["may be missing"] : []),
    ...(deprecated ? [`deprecated, until ${deprecated}`] : []),
  ];
}
