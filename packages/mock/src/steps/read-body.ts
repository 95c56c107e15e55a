import { invalid } from "../base/api-error.ts";
import type { RawRequest } from "../base/exchange.ts";
import { rejectUnsafeValues } from "../base/unsafe-values.ts";
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
