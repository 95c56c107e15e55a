import { isSuccess } from "../base/model.ts";
import { idsInTarget } from "../spec/paths.ts";
import { listResourceFamilies } from "../spec/resource-families.ts";
import { formatValue, text } from "../values/format.ts";
import { parseOnce, valueAt } from "../values/json.ts";
import type { Check } from "./check.ts";

/** The Location of a created resource is the path of the resource in the response body (RFC 9110, section 10.2.2). */
export const location: Check = ({ request, response }, _, spec) => {
  const header = response.headers.get("Location");
  const family = listResourceFamilies(spec).find(({ create }) => create === request.operation);
  const [, pointer] = family?.ids.at(-1)?.split("$response.body#") ?? [];
  if (header === null || !isSuccess(response.status) || !family || pointer === undefined) return [];
  const id = valueAt(parseOnce(response), pointer);
  const actual = idIn(header, family.pathPattern);
  if (id === undefined || actual === undefined || actual === String(id)) return [];
  const problem = text`Expected the Location to end with the id ${id} of the created resource, but received ${formatValue(header)}. Fix the Location.`;
  return [problem];
};

// Undefined for another path, which may lead to the same resource. The start of the path may differ behind a gateway.
function idIn(url: string, pathPattern: string): string | undefined {
  const parts = pathPattern.split("/");
  const end = ["", ...(url.split(/[?#]/)[0] ?? "").split("/").slice(1 - parts.length)];
  const isSame = parts.every((part, index) => part.includes("{") || part === end[index]);
  return isSame && parts.some((part) => /^\w/.test(part)) ? idsInTarget(pathPattern, end.join("/")).at(-1) : undefined;
}
