import type { Operation } from "@crewkit/openapi";
import type { Exchange } from "../base/exchange.ts";
import { isSuccess, type SpecModel } from "../base/model.ts";
import { withoutOmitted } from "../schema/declared.ts";
import { bodySchema } from "../schema/request-body.ts";
import { defaultOf } from "../schema/resolve.ts";
import { idsInTarget } from "../spec/paths.ts";
import { listResourceFamilies, type ResourceFamily } from "../spec/resource-families.ts";
import { differences } from "../values/differences.ts";
import { text } from "../values/format.ts";
import { findResource, isObject, parseJson, parseOnce, valueAt } from "../values/json.ts";
import type { Check } from "./check.ts";

/**
 * A created or updated resource has the sent values, and a created resource the defaults of omitted fields. Ignores
 * `normalized` fields and fields that are not returned.
 */
export const echo: Check = ({ request, response }, { status }, checkContext) => {
  const sentBody = request.body === undefined ? undefined : parseJson(request.body);
  if (!checkContext.stateful || !isObject(sentBody) || !isSuccess(response.status)) return [];
  // The status check reports that the request was not rejected.
  if (status !== undefined && !isSuccess(status)) return [];
  const { operation } = request;
  const resource = findSent({ request, response }, checkContext);
  const { normalized = [] } = checkContext.plan.operations?.[operation.operationId] ?? {};
  const schema = bodySchema(checkContext, operation);
  const expected = {
    ...defaultsOf(operation, checkContext),
    ...Object(withoutOmitted(checkContext, schema, sentBody)),
  };
  if (resource === undefined) return [];
  const sameAddresses = Object.keys(expected).filter((name) => isSameAddress(expected[name], Object(resource)[name]));
  return differences(expected, resource, { ignoredFields: [...normalized, ...sameAddresses], closed: false }).map(
    (difference) =>
      text`Expected the response to contain the sent values and the defaults of omitted fields, but ${difference}. ${fix}`,
  );
};

// Many APIs store email addresses in lowercase.
function isSameAddress(sent: unknown, stored: unknown): boolean {
  return typeof sent === "string" && sent.includes("@") && sent.toLowerCase() === stored;
}

const fix = "Store the value unchanged, reject the request, or add the field to `normalized` in the plan.";

function findSent({ request, response }: Exchange, spec: SpecModel): unknown {
  const { operation, target } = request;
  const body = parseOnce(response);
  const family = familyOf(operation, spec);
  const [, pointer] = family?.ids.at(-1)?.split("$response.body#") ?? [];
  // An update has the id in its request path.
  if (family?.update === operation)
    return findResource(body, family.idField, idsInTarget(operation.path, target).at(-1) ?? "");
  return pointer === undefined ? undefined : valueAt(body, pointer.slice(0, pointer.lastIndexOf("/")));
}

function defaultsOf(operation: Operation, spec: SpecModel): Record<string, unknown> {
  if (familyOf(operation, spec)?.create !== operation) return {};
  const { properties = {} } = bodySchema(spec, operation) ?? {};
  const defaults = Object.entries(properties).map(([name, each]) => [name, defaultOf(spec, each)]);
  return Object.fromEntries(defaults.filter(([, value]) => value !== undefined));
}

function familyOf(operation: Operation, spec: SpecModel): ResourceFamily | undefined {
  return listResourceFamilies(spec).find(({ create, update }) => create === operation || update === operation);
}
