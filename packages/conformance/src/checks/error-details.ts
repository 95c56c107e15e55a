import type { ErrorDetails, ErrorField } from "../plan/plan.ts";
import { formatList } from "../values/format.ts";
import { isObject, parseOnce, valueAt } from "../values/json.ts";
import type { Check } from "./check.ts";

export const errorDetails: Check = ({ response }, { status, errorField }, { plan }) => {
  if (!errorField || !plan.errorDetails || response.status !== status) return [];
  const { pointer } = plan.errorDetails;
  const names = namesIn(valueAt(parseOnce(response.text), pointer), plan.errorDetails);
  const [name = "", ...others] = acceptedNames(errorField, plan.errorDetails);
  if ([name, ...others].some((each) => names.includes(each))) return [];
  const reported = names.length === 0 ? "no name" : formatList(names);
  return [
    `Expected the error to name \`${name}\` at ${pointer}, but received ${reported}. Fix the error response, or \`errorDetails\` in the plan.`,
  ];
};

// The array is a correct position of an error in its items.
function acceptedNames({ path, in: location }: ErrorField, { name }: ErrorDetails): string[] {
  const isItem = /^\d+$/.test(path.at(-1) ?? "");
  return [path, ...(isItem ? [path.slice(0, -1)] : [])].map((each) => name(each, location));
}

function namesIn(reported: unknown, { item }: ErrorDetails): string[] {
  if (!isObject(reported)) return [];
  return item === undefined
    ? Object.keys(reported)
    : Object.values(reported).map((each) => String(valueAt(each, item)));
}
