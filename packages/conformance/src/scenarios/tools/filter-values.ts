import type { Parameter } from "@crewkit/openapi";
import fc from "fast-check";
import type { RunContext } from "../../context/context.ts";
import { arbitraryOf } from "../../schema/arbitrary.ts";
import { isValidText, parseText } from "../../schema/parameter.ts";
import { schemaOf } from "../../schema/resolve.ts";

/** Starts with the value that has the most different characters that must be encoded in a URL. */
export function preferSpecial(values: readonly string[]): string[] {
  const specialCharacters = (text: string) => new Set(text.match(/[^\w.~-]/gu)).size;
  const [first, ...others] = values.toSorted((a, b) => specialCharacters(b) - specialCharacters(a));
  return first === undefined ? [] : [first, ...values.filter((value) => others.includes(value))];
}

/** A value that no item has. Undefined if no such value is known. */
export function unmatchedValue(
  parameter: Parameter,
  matchesAny: (value: string) => boolean,
  { spec, unique }: RunContext,
): string | undefined {
  const { enum: values, format, type, maxLength = 100, minLength = 1 } = schemaOf(spec, parameter.schema);
  const isText = [type].flat().includes("string");
  const text = isText && format === undefined ? [unique("nothing").padEnd(minLength, "x").slice(0, maxLength)] : [];
  const generated = isText ? fc.sample(arbitraryOf(spec, parameter.schema), { numRuns: 5 }) : [];
  const candidates = values?.filter((value) => value !== null) ?? [...text, ...generated];
  return candidates.map(String).find((value) => isValidText(spec, parameter, value) && !matchesAny(value));
}

/** Two values for a parameter whose value is an array. Undefined if the parameter does not allow two values. */
export function valuePair(texts: readonly string[], { schema }: Parameter, { spec }: RunContext): string[] | undefined {
  const { items } = schemaOf(spec, schema);
  // Values with a separator depend on its encoding.
  const pair = texts.filter((text) => !/[\s,|]/.test(text)).slice(0, 2);
  const parsed = pair.map((text) => parseText(spec, items, text));
  return pair.length === 2 && schema && spec.findErrors(schema, parsed).length === 0 ? pair : undefined;
}
