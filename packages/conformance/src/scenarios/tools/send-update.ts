import type { Operation } from "@crewkit/openapi";
import type { RequestDraft } from "../../http/draft.ts";
import { derivedFields } from "../../spec/derived-fields.ts";
import { documentedResponse } from "../../spec/model.ts";
import { differences } from "../../values/differences.ts";
import { findResource } from "../../values/find-resource.ts";
import { formatValue } from "../../values/format.ts";
import { pick } from "../../values/json.ts";
import type { ScenarioSteps } from "../scenario.ts";
import type { Body } from "./body.ts";
import { expectSame } from "./expect-same.ts";
import type { CreatedResource } from "./read-created.ts";

export interface Change {
  update: Operation;
  /** Before the update. */
  resource: CreatedResource;
  body: Body;
}

/**
 * Sends the update or a later GET, and expects the resource to have only these changes. Returns undefined if the response
 * has no body.
 */
export async function sendAndExpectChange(
  draft: RequestDraft,
  { update, resource, body: sent }: Change,
  steps: ScenarioSteps,
): Promise<CreatedResource["value"] | undefined> {
  const { operation } = draft;
  const { body, status } = await steps.send(operation === update ? { ...draft, body: sent } : draft);
  if (!documentedResponse(operation, status)?.content) return undefined;
  const { updatedFields = [], operations = {} } = steps.context.spec.plan;
  const { normalized = [], updated = [] } = operations[update.operationId] ?? {};
  const returned = findResource(body, resource.idField, resource.id);
  const label = `After ${update.operationId} with ${formatValue(sent)}: expected ${operation.operationId} to`;
  steps.expect(
    returned !== undefined,
    `${label} return the resource with ${resource.idField} ${resource.id ?? ""}.`,
    update.operationId,
  );
  if (!returned) return undefined;
  // Fields that are never returned, such as secrets, cannot be compared.
  const comparable = pick(sent, Object.keys(resource.value));
  const isChanged = differences(resource.value, comparable, { closed: false }).length > 0;
  const derived = isChanged ? derivedFields(operation, steps.context.spec) : [];
  expectSame(steps, [{ ...resource.value, ...comparable }, returned], `${label} return only these changes`, {
    ignoredFields: [...updatedFields, ...updated, ...normalized, ...derived],
    closed: false,
    operationId: update.operationId,
  });
  for (const name of updatedFields)
    steps.expect(
      !isEarlier(returned[name], resource.value[name]),
      `${label} not reset ${name} to the earlier ${returned[name]}.`,
      update.operationId,
    );
  return returned;
}

function isEarlier(time: unknown, before: unknown): boolean {
  return typeof time === "string" && typeof before === "string" && Date.parse(time) < Date.parse(before);
}
