import { invalid } from "../api-error.ts";

// No schema of the contract goes so deep. Beyond some thousand levels, what reads a value by recursion would overflow.
const maxDepth = 100;

/**
 * Refuses what a schema allows and the API can't keep as it was sent: numbers that are not exact (RFC 8259, section 6),
 * halves of characters (section 8.2), and what lies too deep (section 9).
 *
 * @throws Refusal 422 with the field and what is wrong with it.
 */
export function rejectUnsafeValues(value: unknown): void {
  const problem = findProblem(value, 0);
  if (problem) throw invalid(422, { [problem.path.reverse().join(".") || "body"]: [problem.message] });
}

interface Problem {
  message: string;
  /** The keys that lead to it, the innermost first. */
  path: string[];
}

function findProblem(value: unknown, depth: number): Problem | undefined {
  if (typeof value === "object" && value !== null) return findProblemInside(value, depth);
  if (typeof value === "string" && isBroken(value)) return { message: "must be valid Unicode", path: [] };
  if (typeof value === "number" && (value < minNumber || value > maxNumber))
    return { message: `must be between ${minNumber} and ${maxNumber}`, path: [] };
  return undefined;
}

function findProblemInside(parts: object, depth: number): Problem | undefined {
  if (depth > maxDepth) return { message: tooDeep, path: [] };
  for (const key in parts) {
    if (isBroken(key)) return { message: "has a name that is not valid Unicode", path: [] };
    const problem = findProblem(parts[key as keyof object], depth + 1);
    if (problem) return withKey(problem, key, depth);
  }
  return undefined;
}

const tooDeep = "is nested too deeply";

// Where something lies too deep, the outermost field is named: the whole path would be as long as the fault is deep.
function withKey({ message, path }: Problem, key: string, depth: number): Problem {
  return { message, path: message === tooDeep && depth > 0 ? [] : [...path, key] };
}

const surrogate = /\p{Surrogate}/u;

function isBroken(text: string): boolean {
  return surrogate.test(text);
}

const [minNumber, maxNumber] = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
