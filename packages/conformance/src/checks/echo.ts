import type { Operation } from "@crewkit/openapi";
import type { Exchange } from "../http/exchange.ts";
import { differences } from "../scenarios/tools/differences.ts";
import { findResource } from "../scenarios/tools/find-resource.ts";
import { isSuccess, type SpecModel } from "../spec/model.ts";
import { idsOf } from "../spec/paths.ts";
import { listResourceFamilies, type ResourceFamily } from "../spec/resource-families.ts";
import { isObject, parseJson, valueAt } from "../values/json.ts";
import type { Check } from "./check.ts";

/**
 * What makes or changes a thing answers its fields as they were sent, but for those that the API rewrites, as the plan
 * says: nothing is cut, put in other letters, or lost.
 */
export const echo: Check = ({ request, response }, _, checkContext) => {
  const sentBody = request.body === undefined ? undefined : parseJson(request.body);
  if (!checkContext.stateful || !isObject(sentBody) || !isSuccess(response.status)) return [];
  const { operation } = request;
  const resource = findSent({ request, response }, checkContext);
  const { normalized = [] } = checkContext.plan.operations?.[operation.operationId] ?? {};
  // What is sent and never shown, such as a secret, can't be told.
  return resource === undefined
    ? []
    : differences(sentBody, resource, { ignoredFields: normalized, closed: false }).map(
        (difference) => `The answer must show what was sent, but ${difference}. ${fix}`,
      );
};

const fix = "Keep it as it is sent, refuse it, or say in the plan that it is normalized.";

function findSent({ request, response }: Exchange, spec: SpecModel): unknown {
  const { operation, target } = request;
  const body = parseJson(response.text);
  const family = familyOf(operation, spec);
  const [, pointer] = family?.ids.at(-1)?.split("$response.body#") ?? [];
  if (!family || pointer === undefined) return undefined;
  const [parentPointer, field] = [
    pointer.slice(0, pointer.lastIndexOf("/")),
    pointer.slice(pointer.lastIndexOf("/") + 1),
  ];
  // What makes a thing tells its id where the contract says; what changes one was told its id in the path.
  if (family.create === operation) return valueAt(body, parentPointer);
  return findResource(body, field, idsOf(operation.path, target).at(-1) ?? "");
}

function familyOf(operation: Operation, spec: SpecModel): ResourceFamily | undefined {
  return listResourceFamilies(spec).find(({ create, update }) => create === operation || update === operation);
}
