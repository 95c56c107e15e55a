import type { ErrorDetails } from "../base/plan.ts";
import { bodySchema } from "../schema/request-body.ts";
import { branchesOf } from "../schema/resolve.ts";
import { formatList, inRule, text } from "../values/format.ts";
import { isObject, parseOnce, valueAt } from "../values/json.ts";
import type { Check } from "./check.ts";

/** An error names the invalid field or parameter, and no valid ones. */
export const errorDetails: Check = ({ request, response }, { status, errorField }, checkContext) => {
  const { errorDetails: details } = checkContext.plan;
  if (!errorField || !details || response.status !== status) return [];
  const { path, in: location } = errorField;
  const names = namesIn(valueAt(parseOnce(response), details.pointer), details);
  // Each parent of the field, and the field.
  const [own = "", ...parents] = [...path, ""].map((_, index) =>
    details.name(path.slice(0, path.length - index), location),
  );
  // The array is a correct position of an error in its items.
  const isItem = /^\d+$/.test(path.at(-1) ?? "");
  const isNamed = names.includes(own) || (isItem && names.includes(parents[0] ?? ""));
  // A validator may report the errors of all branches.
  const isUnion =
    location === "body" && branchesOf(checkContext, bodySchema(checkContext, request.operation) ?? {}).length > 1;
  const isOnly = isUnion || names.every((name) => name === own || parents.includes(name));
  if (isNamed && isOnly) return [];
  const expected = inRule(`Expected the error to name${isNamed ? " only" : ""} \`${own}\` at ${details.pointer}`);
  const reported = names.length === 0 ? "no name" : formatList(names);
  return [text`${expected}, but received ${reported}. Fix the error response, or \`errorDetails\` in the plan.`];
};

function namesIn(reported: unknown, { item }: ErrorDetails): string[] {
  if (!isObject(reported)) return [];
  return item === undefined
    ? Object.keys(reported)
    : Object.values(reported).map((each) => String(valueAt(each, item)));
}
