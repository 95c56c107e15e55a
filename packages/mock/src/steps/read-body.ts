import { invalid } from "../base/api-error.ts";
import type { RawRequest } from "../base/exchange.ts";
import { describeErrors } from "../contract/messages.ts";
import type { OperationPlan } from "../contract/operation-plan.ts";

export type BodyError = "malformedBody" | "wrongMediaType" | "bodyTooLarge";

/** Parses JSON in UTF-8. A byte order mark is allowed (RFC 8259, section 8.1). An empty body is `undefined`. */
export function readBody({ body, headers }: RawRequest, maxValues: number): { value: unknown } | BodyError {
  if (body === undefined || body.length === 0) return { value: undefined };
  if (body === "tooLarge") return "bodyTooLarge";
  if (!isJson(headers["content-type"])) return "wrongMediaType";
  // The API does not support compressed request bodies.
  if (!/^(identity)?$/i.test(String(headers["content-encoding"] ?? ""))) return "malformedBody";
  if (body.length > maxValues && hasMoreValues(body, maxValues)) return "bodyTooLarge";
  try {
    return { value: JSON.parse(decoder.decode(body)) };
  } catch {
    return "malformedBody";
  }
}

/** More fields, items and objects than any request body of the API needs. Each needs time and memory. */
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

/** Validates a body, sets its defaults and lowercases its UUIDs. Throws ApiError 422 with messages by field. */
export function checkBody({ body, error }: OperationPlan, input: unknown): unknown {
  if (!body || (input === undefined && !body.required)) return body ? {} : undefined;
  // The error names each missing field.
  const value = input === undefined ? {} : input;
  const allErrors = body.check(value);
  const isEmptyUpdate = allErrors.some((each) => each.keyword === "minProperties" && each.instancePath === "");
  if (isEmptyUpdate) throw error("noFields");
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

/**
 * Rejects values that a schema allows but JSON implementations can't exchange reliably: inexact numbers (RFC 8259,
 * section 6), lone surrogates (section 8.2) and deep nesting (section 9).
 */
export function rejectUnsafeValues(value: unknown, path: string[] = []): void {
  if (typeof value === "string" && hasLoneSurrogate(value)) throw unsafe(path, "must be valid Unicode");
  if (typeof value === "number" && (value < minNumber || value > maxNumber))
    throw unsafe(path, `must be between ${minNumber} and ${maxNumber}`);
  if (typeof value !== "object" || value === null) return;
  // Name only the outermost field: the full path would be as deep as the value.
  if (path.length > maxDepth) throw unsafe(path.slice(0, 1), "is nested too deeply");
  for (const key in value) {
    if (hasLoneSurrogate(key)) throw unsafe(path, "has a name that is not valid Unicode");
    path.push(key);
    rejectUnsafeValues(value[key as keyof object], path);
    path.pop();
  }
}

function unsafe(path: string[], message: string): Error {
  return invalid(422, { [path.join(".") || "body"]: [message] });
}

// Deeper than any schema of the contract. Recursion overflows at several thousand levels.
const maxDepth = 100;

const surrogate = /\p{Surrogate}/u;

function hasLoneSurrogate(text: string): boolean {
  return surrogate.test(text);
}

const minNumber = Number.MIN_SAFE_INTEGER;
const maxNumber = Number.MAX_SAFE_INTEGER;
