import type { ErrorObject } from "ajv";
import { invalid } from "../base/api-error.ts";
import { describeErrors } from "../contract/messages.ts";
import type { OperationPlan } from "../contract/operation-plan.ts";

export interface Target {
  path: string;
  query: string;
}

/**
 * Splits a request target, which may be an absolute URL (RFC 9112, section 3.2), into path and query. Returns undefined
 * if the path is not valid percent-encoded UTF-8.
 */
export function readTarget(target: string): Target | undefined {
  const local = target.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?]*/i, "");
  const end = local.indexOf("?");
  const path = end < 0 ? local : local.slice(0, end);
  if (path.includes("%") && !isDecodable(path)) return undefined;
  return { path, query: end < 0 ? "" : local.slice(end + 1) };
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Parses the path parameters. Returns undefined if one is invalid: no record can have an invalid id. */
export function readPath({ pathParameters }: OperationPlan, values: string[]): Record<string, string> | undefined {
  const path: Record<string, string> = {};
  for (const [index, { name, isUuid, check }] of pathParameters.entries()) {
    const value = decodeURIComponent(values[index] ?? "");
    if (check(value).length > 0) return undefined;
    // UUIDs are case-insensitive (RFC 9562, section 4).
    path[name] = isUuid ? value.toLowerCase() : value;
  }
  return path;
}

type Value = string | number | boolean | string[];

/** Parses the known query parameters and sets their defaults. Throws ApiError 400 with messages by parameter. */
export function readQuery({ query, checkQuery }: OperationPlan, text: string): Record<string, Value> {
  // Compiling the check would delay the first response.
  if (query.length === 0) return {};
  const input = new URLSearchParams(text);
  const values: Record<string, Value> = {};
  for (const { name, type, isUuid } of query) {
    const [value, duplicate] = text === "" ? [] : input.getAll(name);
    if (duplicate !== undefined) throw invalid(400, { [name]: ["must be given once"] });
    if (value !== undefined) values[name] = isUuid ? value.toLowerCase() : readValue(type, value);
  }
  const errors = checkQuery(values);
  if (errors.length > 0) throw invalid(400, describeErrors(errors.map(atParameter)));
  return values;
}

// A list is a single parameter, so report errors in its items on the parameter.
function atParameter(error: ErrorObject): ErrorObject {
  return { ...error, instancePath: error.instancePath.split("/").slice(0, 2).join("/") };
}

/** Reads a value by type. A malformed value stays a string, which the schema rejects. */
export function readValue(type: string, value: string): Value {
  if (type === "integer" && /^-?(?:0|[1-9]\d*)$/.test(value) && Number.isSafeInteger(Number(value)))
    return Number(value);
  if (type === "number" && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (type === "boolean" && /^(true|false)$/.test(value)) return value === "true";
  // `style: form` without `explode` (OpenAPI 3.1, section 4.8.12.2).
  if (type === "array") return value === "" ? [] : value.split(",");
  return value;
}
