import type { ErrorObject } from "ajv";
import { invalid } from "../api-error.ts";
import { describeErrors } from "../contract/messages.ts";
import type { OperationPlan } from "../contract/operation-plan.ts";

type Value = string | number | boolean | string[];

/**
 * Parses the query parameters by type and sets their defaults. Unknown parameters are ignored.
 *
 * @throws ApiError 400 with messages by parameter.
 */
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

// A malformed value stays a string, which the schema rejects.
function readValue(type: string, value: string): Value {
  if (type === "integer" && /^-?(?:0|[1-9]\d*)$/.test(value) && Number.isSafeInteger(Number(value)))
    return Number(value);
  if (type === "number" && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (type === "boolean" && /^(true|false)$/.test(value)) return value === "true";
  // `style: form` without `explode` (OpenAPI 3.1, section 4.8.12.2).
  if (type === "array") return value === "" ? [] : value.split(",");
  return value;
}
