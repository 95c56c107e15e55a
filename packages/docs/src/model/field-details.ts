import { code } from "../components/markdown.ts";
import type { Field } from "./field.ts";

/**
 * What a field may be and usually is, in Markdown.
 *
 * @example
 * factsOf(perPage); // ["1 to 100", "default `25`", "example `50`"]
 */
export function fieldDetails({
  constraints,
  allowedValues,
  isOpenEnum,
  default: usual,
  example,
  description,
}: Field): string[] {
  const told = allowedValues.every((value) => description.includes(`\`${value}\``));
  return [
    ...constraints,
    ...(told ? [] : [`one of ${allowedValues.map(code).join(", ")}`]),
    ...(isOpenEnum && !/more values may be added/i.test(description) ? ["more values may be added"] : []),
    ...(usual === undefined ? [] : [`default ${code(JSON.stringify(usual))}`]),
    ...(example === undefined ? [] : [`example ${code(formatExample(example))}`]),
  ];
}

// As it is sent: a text without its quotes.
function formatExample(example: unknown): string {
  return typeof example === "string" && example !== "" ? example : JSON.stringify(example);
}

/** Where fields come from: a request says which it needs, an answer which may be missing. */
export type Direction = "request" | "response";

/** What sets a field apart from others, in words. */
export function fieldLabels({ required, sunset }: Field, side: Direction): string[] {
  return [
    ...(side === "request" && required ? ["required"] : []),
    ...(side === "response" && required === false ? ["may be missing"] : []),
    ...(sunset ? [`deprecated, until ${sunset}`] : []),
  ];
}
