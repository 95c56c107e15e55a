import { code } from "../components/markdown.ts";
import type { Field } from "./field.ts";

/**
 * Describes the constraints, allowed values, default and example of a field, in Markdown.
 *
 * @example
 * fieldDetails(perPage); // ["1 to 100", "default: `25`", "example: `50`"]
 */
export function fieldDetails({
  constraints,
  allowedValues,
  isOpenEnum,
  default: defaultValue,
  example,
  description,
}: Field): string[] {
  const areDescribed = allowedValues.every((value) => description.includes(`\`${value}\``));
  return [
    ...constraints,
    ...(areDescribed ? [] : [`${isOpenEnum ? "known values" : "one of"}: ${allowedValues.map(code).join(", ")}`]),
    ...(defaultValue === undefined || description.includes("Defaults to")
      ? []
      : [`default: ${code(JSON.stringify(defaultValue))}`]),
    ...(example === undefined ? [] : [`example: ${code(formatExample(example))}`]),
  ];
}

function formatExample(example: unknown): string {
  return typeof example === "string" && example !== "" ? example : JSON.stringify(example);
}

/** Requests label required fields, responses label fields that may be absent. */
export type Direction = "request" | "response";

export function fieldLabels({ required, isNullable, sunset }: Field, direction: Direction): string[] {
  return [
    ...(direction === "request" && required ? ["required"] : []),
    ...(direction === "response" && required === false ? ["may be absent"] : []),
    ...(isNullable ? ["nullable"] : []),
    ...(sunset ? [`deprecated, available until ${sunset}`] : []),
  ];
}
