import type { Case, Edit } from "../../cases/case.ts";
import type { Draft } from "../../http/draft.ts";
import { isSuccess } from "../../law/law.ts";
import { isObject } from "../../values/json.ts";

/** A way to be refused. */
export interface Refusal {
  why: string;
  status: number;
  edits: Case["edits"];
}

// So many fields are broken, one at a time.
const fields = 3;

/** Of the cases that are refused, a few for each reason: who asks, an id, a body that can't be read, a broken field. */
export function chooseRefusals(cases: readonly Case[], { body }: Draft): Refusal[] {
  const refused = cases.filter(({ status, power, edits }) => !isSuccess(status) && !power && !edits.some(isSpent));
  const of = (kind: string) => refused.filter((each) => each.kind === kind);
  const others = (each: Case) => isObject(body) && Object.keys(body).some((name) => name !== each.blames?.[0]);
  const byField = new Map(
    of("fields")
      .filter(others)
      .map((each) => [each.blames?.[0], each]),
  );
  const broken = [...byField.values()].slice(-fields);
  // Each actor below the level, the stranger, and the last of the ids.
  const chosen = [...of("access"), ...of("ids").slice(-2), ...of("body").slice(0, 1), ...broken];
  return chosen.map(({ name, status, edits }) => ({ why: name, status, edits }));
}

// That token would have to be got first; one that is garbled is refused for the same reason.
function isSpent(edit: Edit): boolean {
  return edit.in === "spent token";
}
