import { invalid } from "../api-error.ts";

// Deeper than any schema of the contract. Recursion overflows at several thousand levels.
const maxDepth = 100;

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

const [minNumber, maxNumber] = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
