import { toRegExp } from "./pattern.ts";
import type { Schema } from "./schema.ts";

/** Matches the format, or the pattern if repeating one letter can match it. */
export function textOfLength({ format, pattern }: Schema, length: number): string {
  if (format === "email") return emailOfLength(length);
  const regExp = pattern === undefined ? undefined : toRegExp(pattern);
  const letter =
    regExp && length <= 1000 ? ["a", "0", "A"].find((each) => regExp.test(each.repeat(length))) : undefined;
  return (letter ?? "a").repeat(length);
}

// At most 64 characters before the @ (RFC 5321, section 4.5.3.1.1) and 63 in a label of the domain (RFC 1035, section 2.3.4).
function emailOfLength(length: number): string {
  const end = "@example.com";
  const free = Math.max(1, length - end.length);
  if (free <= 64) return `${"a".repeat(free)}${end}`.slice(-length);
  // A label must not be empty.
  const local = (free - 65) % 64 === 0 ? 63 : 64;
  const labels = Array.from({ length: free - local }, (_, index) => ((free - local - 1 - index) % 64 > 0 ? "a" : "."));
  return `${"a".repeat(local)}@${labels.join("")}${end.slice(1)}`;
}
