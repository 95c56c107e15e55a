import { invalid } from "../refusal.ts";

// No schema of the contract goes so deep. Beyond some thousand levels, what reads a value by recursion would overflow.
const deepest = 100;

/**
 * Refuses what a schema allows and the API can't keep as it was sent: numbers that are not exact (RFC 8259, section 6),
 * halves of characters (section 8.2), and what lies too deep (section 9).
 *
 * @throws Refusal 422 with the field and what is wrong with it.
 */
export function refuseUnfit(value: unknown): void {
  const fault = faultOf(value, 0);
  if (fault) throw invalid(422, { [fault.path.reverse().join(".") || "body"]: [fault.message] });
}

interface Fault {
  message: string;
  /** The keys that lead to it, the innermost first. */
  path: string[];
}

function faultOf(value: unknown, depth: number): Fault | undefined {
  if (typeof value === "object" && value !== null) return inParts(value, depth);
  if (typeof value === "string" && isBroken(value)) return { message: "must be valid Unicode", path: [] };
  if (typeof value === "number" && (value < least || value > most))
    return { message: `must be between ${least} and ${most}`, path: [] };
  return undefined;
}

function inParts(parts: object, depth: number): Fault | undefined {
  if (depth > deepest) return { message: tooDeep, path: [] };
  for (const key in parts) {
    if (isBroken(key)) return { message: "has a name that is not valid Unicode", path: [] };
    const fault = faultOf(parts[key as keyof object], depth + 1);
    if (fault) return within(fault, key, depth);
  }
  return undefined;
}

const tooDeep = "is nested too deeply";

// Where something lies too deep, the outermost field is named: the whole path would be as long as the fault is deep.
function within({ message, path }: Fault, key: string, depth: number): Fault {
  return { message, path: message === tooDeep && depth > 0 ? [] : [...path, key] };
}

const surrogate = /\p{Surrogate}/u;

function isBroken(text: string): boolean {
  return surrogate.test(text);
}

const [least, most] = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER];
