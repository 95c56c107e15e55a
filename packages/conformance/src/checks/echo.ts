import type { Operation } from "@crewkit/openapi";
import type { Exchange } from "../http/exchange.ts";
import { type Family, listFamilies } from "../law/family.ts";
import { isSuccess, type Law } from "../law/law.ts";
import { idsOf } from "../law/template.ts";
import { at, isObject, parseJson } from "../values/json.ts";
import { differences } from "../walks/tools/differences.ts";
import { findThing } from "../walks/tools/find-thing.ts";
import type { Check } from "./check.ts";

/**
 * What makes or changes a thing answers its fields as they were sent, but for those that the API rewrites, as the plan
 * says: nothing is cut, put in other letters, or lost.
 */
export const echo: Check = ({ request, answer }, _, bench) => {
  const sent = request.body === undefined ? undefined : parseJson(request.body);
  if (!bench.remembers || !isObject(sent) || !isSuccess(answer.status)) return [];
  const { operation } = request;
  const thing = findSent({ request, answer }, bench);
  const { normalized = [] } = bench.plan.operations?.[operation.operationId] ?? {};
  // What is sent and never shown, such as a secret, can't be told.
  return thing === undefined
    ? []
    : differences(sent, thing, { moving: normalized, closed: false }).map(
        (difference) => `The answer must show what was sent, but ${difference}. ${mend}`,
      );
};

const mend = "Keep it as it is sent, refuse it, or say in the plan that it is normalized.";

function findSent({ request, answer }: Exchange, law: Law): unknown {
  const { operation, target } = request;
  const body = parseJson(answer.text);
  const family = familyOf(operation, law);
  const [, pointer] = family?.ids.at(-1)?.split("$response.body#") ?? [];
  if (!family || pointer === undefined) return undefined;
  const [above, field] = [pointer.slice(0, pointer.lastIndexOf("/")), pointer.slice(pointer.lastIndexOf("/") + 1)];
  // What makes a thing tells its id where the contract says; what changes one was told its id in the path.
  if (family.create === operation) return at(body, above);
  return findThing(body, field, idsOf(operation.path, target).at(-1) ?? "");
}

function familyOf(operation: Operation, law: Law): Family | undefined {
  return listFamilies(law).find(({ create, update }) => create === operation || update === operation);
}
