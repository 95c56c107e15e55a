import { invalid } from "./api-error.ts";

/**
 * Rejects values that a schema allows but JSON implementations can't exchange reliably: inexact numbers (RFC 8259,
 * section 6), lone surrogates (section 8.2) and deep nesting (section 9).
 *
 * @throws ApiError 422 with the field and the message.
 */
export function rejectUnsafeValues(value: unknown, path: string[] = []): void {
  if (typeof value === "string" && hasLoneSurrogate(value)) throw unsafe(path, "must be valid Unicode");
  if (typeof value === "number" && (value < minNumber || value > maxNumber))
    throw unsafe(path, `must be between ${minNumber} and ${maxNumber}`);
  if (typeof value !== "object" || value === null) return;
  // Name only the outermost field: the full path would be as deep as the value.
  if (path.length > maxDepth) throw unsafe(path.slice(0, 1), `is nested too deeply. Use at most ${maxDepth} levels`);
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
