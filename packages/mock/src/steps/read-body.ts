import type { ErrorObject } from "ajv";
import { invalid } from "../api-error.ts";
import { describeErrors } from "../contract/messages.ts";
import type { OperationPlan } from "../contract/operation-plan.ts";
import type { RawRequest } from "../exchange.ts";

export type BodyError = "malformedBody" | "wrongMediaType" | "bodyTooLarge";

/**
 * Parses a request body as JSON in UTF-8. A byte order mark is allowed (RFC 8259, section 8.1). An empty body is
 * `undefined`.
 *
 * @param maxValues the approximate maximum number of fields, items and objects, because each needs time and memory.
 */
export function readBody(
  { body, headers }: RawRequest,
  maxValues: number = Number.POSITIVE_INFINITY,
): { value: unknown } | BodyError {
  if (body === undefined || body.length === 0) return { value: undefined };
  if (body === "tooLarge") return "bodyTooLarge";
  if (!isJson(headers["content-type"])) return "wrongMediaType";
  if (!isUncompressed(headers["content-encoding"])) return "malformedBody";
  if (body.length > maxValues && hasMoreValues(body, maxValues)) return "bodyTooLarge";
  try {
    return { value: JSON.parse(decoder.decode(body)) };
  } catch {
    return "malformedBody";
  }
}

/** More than any request body of the API needs. */
export const maxBodyValues = 250_000;

const [quote, backslash, ...beforeValue] = new TextEncoder().encode('"\\[{,');

/** Counts the commas and opening brackets outside of strings. */
function hasMoreValues(json: Uint8Array, maximum: number): boolean {
  let count = 0;
  let inString = false;
  for (let i = 0; i < json.length && count <= maximum; i++) {
    const byte = json[i] as number;
    if (byte === quote) inString = !inString;
    else if (inString && byte === backslash) i++;
    else if (!inString && beforeValue.includes(byte)) count++;
  }
  return count > maximum;
}

const decoder = new TextDecoder("utf-8", { fatal: true });

function isJson(header: string | string[] = ""): boolean {
  if (header === "application/json") return true;
  return String(header).split(";", 1)[0]?.trim().toLowerCase() === "application/json";
}

// The API does not support compressed request bodies.
function isUncompressed(header: string | string[] = ""): boolean {
  return header === "" || String(header).toLowerCase() === "identity";
}

/**
 * Validates a request body, sets its defaults and lowercases its UUIDs. A missing required body counts as `{}`, so that
 * the error names each missing field.
 *
 * @throws ApiError 422 with messages by field.
 */
export function checkBody({ body, error }: OperationPlan, input: unknown): unknown {
  if (!body || (input === undefined && !body.required)) return body ? {} : undefined;
  const value = input === undefined ? {} : input;
  const allErrors = body.check(value);
  if (allErrors.some(isEmptyUpdate)) throw error("noFields");
  // If one of several fields is required, the handler reports the error.
  const errors = allErrors.filter(({ keyword }) => keyword !== "not");
  if (errors.length > 0) throw invalid(422, describeErrors(errors, body.readOnlyFields));
  rejectUnsafeValues(value);
  const fields = value as Record<string, unknown>;
  for (const name of body.uuids) {
    const id = fields[name];
    if (typeof id === "string") fields[name] = id.toLowerCase();
  }
  return value;
}

function isEmptyUpdate({ keyword, instancePath }: ErrorObject): boolean {
  return keyword === "minProperties" && instancePath === "";
}

/**
 * Rejects values that a schema allows but JSON implementations can't exchange reliably: inexact numbers (RFC 8259,
 * section 6), lone surrogates (section 8.2) and deep nesting (section 9).
 *
 * @throws ApiError 422 with the field and the message.
 */
export function rejectUnsafeValues(value: unknown): void {
  const problem = findProblem(value, 0);
  if (problem) throw invalid(422, { [problem.path.reverse().join(".") || "body"]: [problem.message] });
}

// Deeper than any schema of the contract. Recursion overflows at several thousand levels.
const maxDepth = 100;

interface Problem {
  message: string;
  path: string[];
}

function findProblem(value: unknown, depth: number): Problem | undefined {
  if (typeof value === "object" && value !== null) return findProblemInside(value, depth);
  if (typeof value === "string" && hasLoneSurrogate(value)) return { message: "must be valid Unicode", path: [] };
  if (typeof value === "number" && (value < minNumber || value > maxNumber))
    return { message: `must be between ${minNumber} and ${maxNumber}`, path: [] };
  return undefined;
}

function findProblemInside(parts: object, depth: number): Problem | undefined {
  if (depth > maxDepth) return { message: tooDeep, path: [] };
  for (const key in parts) {
    if (hasLoneSurrogate(key)) return { message: "has a name that is not valid Unicode", path: [] };
    const problem = findProblem(parts[key as keyof object], depth + 1);
    if (problem) return withKey(problem, key, depth);
  }
  return undefined;
}

const tooDeep = "is nested too deeply";

// For nesting errors, name only the outermost field: the full path would be as deep as the value.
function withKey({ message, path }: Problem, key: string, depth: number): Problem {
  return { message, path: message === tooDeep && depth > 0 ? [] : [...path, key] };
}

const surrogate = /\p{Surrogate}/u;

function hasLoneSurrogate(text: string): boolean {
  return surrogate.test(text);
}

const minNumber = Number.MIN_SAFE_INTEGER;
const maxNumber = Number.MAX_SAFE_INTEGER;
