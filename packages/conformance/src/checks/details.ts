import type { Details } from "../plan/plan.ts";
import { at, isObject, parseJson } from "../values/json.ts";
import { several } from "../values/show.ts";
import type { Check } from "./check.ts";

/** The error names the field or parameter that is at fault. */
export const details: Check = ({ answer }, { status, blames }, { plan }) => {
  if (!blames || !plan.details || answer.status !== status) return [];
  const { pointer } = plan.details;
  const names = namesIn(at(parseJson(answer.text), pointer), plan.details);
  const name = plan.details.name(blames);
  if (names.includes(name)) return [];
  const told = names.length === 0 ? "names nothing" : `names ${several(names)}`;
  return [`The error must name ${name}, which is at fault, at ${pointer}, but ${told}. Mend the error.`];
};

function namesIn(told: unknown, { item }: Details): string[] {
  if (!isObject(told)) return [];
  return item === undefined ? Object.keys(told) : Object.values(told).map((each) => String(at(each, item)));
}
