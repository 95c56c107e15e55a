import type { ErrorDetails } from "../plan/plan.ts";
import { formatList } from "../values/format.ts";
import { isObject, parseJson, valueAt } from "../values/json.ts";
import type { Check } from "./check.ts";

/** The error names the field or parameter that is at fault. */
export const errorDetails: Check = ({ response }, { status, errorField }, { plan }) => {
  if (!errorField || !plan.errorDetails || response.status !== status) return [];
  const { pointer } = plan.errorDetails;
  const names = namesIn(valueAt(parseJson(response.text), pointer), plan.errorDetails);
  const name = plan.errorDetails.name(errorField);
  if (names.includes(name)) return [];
  const reported = names.length === 0 ? "names nothing" : `names ${formatList(names)}`;
  return [`The error must name ${name}, which is at fault, at ${pointer}, but ${reported}. Mend the error.`];
};

function namesIn(reported: unknown, { item }: ErrorDetails): string[] {
  if (!isObject(reported)) return [];
  return item === undefined
    ? Object.keys(reported)
    : Object.values(reported).map((each) => String(valueAt(each, item)));
}
