import type { Parameter } from "@crewkit/openapi";
import type { SpecModel } from "../base/model.ts";
import { listExamples, schemaOf } from "./resolve.ts";
import { typesOf } from "./schema.ts";
import { generateTexts } from "./texts.ts";
import { sampleValuesOf } from "./values.ts";

export function isValidText(spec: SpecModel, { schema }: Pick<Parameter, "schema">, text: string): boolean {
  return schema === undefined || spec.findErrors(schema, parseText(spec, schema, text)).length === 0;
}

/** Parses a header, query or path parameter by its schema (OpenAPI 3.1, section 4.8.12.2: style `simple`). */
export function parseText(spec: Pick<SpecModel, "contract">, node: unknown, text: string): unknown {
  const schema = schemaOf(spec, node);
  const types = typesOf(schema);
  if (types.includes("array")) return text.split(",").map((each) => parseText(spec, schema.items, each.trim()));
  const isNumber = types.includes("integer") || types.includes("number");
  if (isNumber && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text)) return Number(text);
  if (types.includes("boolean") && (text === "true" || text === "false")) return text === "true";
  return text;
}

export function exampleValueFor(spec: SpecModel, parameter: Parameter): unknown {
  const [example] = listExamples(spec, parameter);
  if (example !== undefined) return example;
  const samples = sampleValuesOf(spec, parameter.schema);
  const canSend = (value: unknown) => isHeaderText(String(value)) && isValidText(spec, parameter, String(value));
  return (parameter.in === "header" ? samples.find(canSend) : undefined) ?? samples[0];
}

/** Header values are non-empty printable ASCII (RFC 9110, section 5.5). */
export function isHeaderText(text: string): boolean {
  return /^[!-~]([ -~]*[!-~])?$/.test(text);
}

/** An id that most likely does not exist. Undefined for a type with few values. */
export function unknownId(spec: SpecModel, parameter: Parameter, seed: number): string | undefined {
  const schema = schemaOf(spec, parameter.schema);
  if (schema.enum || schema.const !== undefined || typesOf(schema).includes("boolean")) return undefined;
  const number = Math.abs(seed) % 1_000_000;
  const candidates = typesOf(schema).includes("integer")
    ? [String(2_000_000_000 - number)]
    : generateTexts(schema, 10, number).toSorted((a, b) => b.length - a.length);
  return candidates.find((text) => isValidText(spec, parameter, text));
}
