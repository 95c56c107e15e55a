import { variableOf } from "@crewkit/codegen/typescript";
import type { SampleRequest } from "./sample.ts";

/** Maximum characters per line, so that code fits into the column of samples. Long strings may exceed it. */
export const width = 64;

/** Serializes query values. Arrays are comma-separated, as everywhere in the contract. */
export function queryParameters(query: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value].flat().join(",")]));
}

/** Formats a query string with `?`, or returns an empty string. Leaves `,`, `/`, `:` and `@` readable. */
export function formatQuery(query: Record<string, unknown>): string {
  const text = new URLSearchParams(queryParameters(query)).toString();
  return text && `?${text.replace(/%(2C|2F|3A|40)/g, decodeURIComponent)}`;
}

interface PathVariable {
  /** The name of the path parameter: `id`. */
  parameter: string;
  /** A name that is unique and descriptive in code: `session_id`. */
  name: string;
  value: string;
}

/** Returns the path parameters for which code declares variables. The others are environment variables, such as `$ORG`. */
export function pathVariables({ template, path }: SampleRequest): PathVariable[] {
  return path.flatMap(([parameter, value]) =>
    variableOf(value) ? [] : [{ parameter, name: descriptiveName(template, parameter), value }],
  );
}

/** Replaces the parameters in the path with code: an environment variable, or a variable that the code declares. */
export function formatPath(
  sample: SampleRequest,
  { environment, variable }: { environment(name: string): string; variable(path: PathVariable): string },
): string {
  const variables = new Map(pathVariables(sample).map((each) => [each.parameter, each]));
  const values = new Map(sample.path);
  return sample.template.replace(/\{(\w+)\}/g, (_, parameter: string) => {
    const found = variables.get(parameter);
    return found ? variable(found) : environment(variableOf(values.get(parameter)) ?? "");
  });
}

/** Converts a name to the style of TypeScript: `sessionId`. */
export function camelCase(name: string): string {
  return name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

// `id` is ambiguous, and a built-in function of Python. `/sessions/{id}` becomes `session_id`.
function descriptiveName(template: string, parameter: string): string {
  const [, noun] = new RegExp(`([a-z]+)s/\\{${parameter}\\}`).exec(template) ?? [];
  return noun && !parameter.includes("_") ? `${noun}_${parameter}` : parameter;
}
