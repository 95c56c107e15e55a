import type { ErrorDetails } from "../plan/plan.ts";
import { formatList } from "../values/format.ts";
import { isObject, parseJson, valueAt } from "../values/json.ts";
import type { Check } from "./check.ts";

export const errorDetails: Check = ({ response }, { status, errorField }, { plan }) => {
  if (!errorField || !plan.errorDetails || response.status !== status) return [];
  const { pointer } = plan.errorDetails;
  const names = namesIn(valueAt(parseJson(response.text), pointer), plan.errorDetails);
  const name = plan.errorDetails.name(errorField);
  if (names.includes(name)) return [];
  const reported = names.length === 0 ? "no name" : formatList(names);
  return [`Expected the error to name ${name} at ${pointer}, but received ${reported}. Fix the error response.`];
};

function namesIn(reported: unknown, { item }: ErrorDetails): string[] {
  if (!isObject(reported)) return [];
  return item === undefined
    ? Object.keys(reported)
    : Object.values(reported).map((each) => String(valueAt(each, item)));
}
