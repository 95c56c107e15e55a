import { createHash } from "node:crypto";
import type { Shown } from "../../plan/plan.ts";
import { at } from "../../values/json.ts";

/** What was sent at a JSON pointer of the body, where something was. */
export function sent(pointer: string): Shown {
  return (_, body) => at(body, pointer);
}

/** The SHA-256 of a text in the answer, by which contents are named. */
export function hashOf(pointer: string): Shown {
  return (answer) => sha256(at(answer, pointer));
}

/** The SHA-256 of a text that was sent, where it was. */
export function hashOfSent(pointer: string): Shown {
  return (_, body) => sha256(at(body, pointer));
}

/** null where a count in the answer is 0: the mean of nothing is none. */
export function nullWithout(count: string): Shown {
  return (answer) => (at(answer, count) === 0 ? null : undefined);
}

function sha256(text: unknown): string | undefined {
  return typeof text === "string" ? createHash("sha256").update(text).digest("hex") : undefined;
}
