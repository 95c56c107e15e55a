import type { Operation } from "@crewkit/openapi";
import { documentedResponse, type SpecModel } from "../../base/model.ts";
import type { Item, RequestDraft } from "../../base/request.ts";
import type { EngineSteps } from "../../context/engine-context.ts";
import { bodyFields, validateBody } from "../../schema/request-body.ts";
import { changeTimes, derivedFields } from "../../spec/fields.ts";
import type { ResourceFamily } from "../../spec/resource-families.ts";
import { differences } from "../../values/differences.ts";
import { formatList, formatValue, inRule, text } from "../../values/format.ts";
import { findResource, omit, pick } from "../../values/json.ts";
import { type Body, bodyOf, isValidBody, variedBodies } from "./body.ts";
import type { Collection, Resource } from "./collection.ts";
import { expectSame } from "./expect-same.ts";

export async function sendUpdate(
  draft: RequestDraft,
  resource: Resource,
  { family, steps }: Collection,
): Promise<void> {
  const { operation } = draft;
  const { operationId } = operation;
  const { idField } = family;
  const { body, status } = await steps.send(draft);
  const ignoredFields = changingFields(family, steps.context.spec);
  // Fields that are never returned, such as secrets, cannot be compared.
  const expected = { ...resource.value, ...pick(bodyOf(draft.body), Object.keys(resource.value)) };
  resource.value = omit(expected, ignoredFields);
  if (!documentedResponse(operation, status)?.content) return;
  const returned = findResource(body, idField, resource.id);
  const requirement = text`Expected ${operationId} with ${formatValue(draft.body)} to return`;
  steps.expect(returned !== undefined, text`${requirement} the resource with ${idField} ${resource.id}.`, operationId);
  if (!returned) return;
  const options = { ignoredFields, closed: false, operationId };
  expectSame(steps, [expected, returned], text`${requirement} only these changes`, options);
  resource.value = { ...resource.value, ...returned };
}

interface TimedChange {
  operation: Operation;
  /** True if the request was sent so much later than the last change that the times differ. */
  isTimed: boolean;
  /** True if the request changes a field, which sets each time whose fields the contract does not list. */
  isUpdate?: boolean;
}

/** Expects that the `updatedFields` of the plan are later after a change of their fields, and otherwise the same. */
export function expectTimes(
  { context: { spec }, expect }: EngineSteps,
  [before, after]: readonly [Item, Item],
  { operation, isTimed, isUpdate = false }: TimedChange,
): void {
  for (const name of spec.plan.updatedFields ?? []) {
    const [was, is] = [before[name], after[name]];
    if (typeof was !== "string" || typeof is !== "string") continue;
    const fields = changeTimes(operation, spec)[name];
    const isChanged = fields?.some((field) => differences(before[field], after[field]).length > 0);
    const moved = Date.parse(is) - Date.parse(was);
    const mustMove = isTimed && (isChanged ?? isUpdate);
    const isExpected = moved > 0 ? isChanged !== false : moved === 0 && !mustMove;
    const requirement = inRule(
      isChanged === false
        ? `to change ${name} only with ${formatList(fields ?? [])}`
        : `to set ${name} to a later time`,
    );
    const { operationId } = operation;
    expect(isExpected, text`Expected ${operationId} ${requirement}, but received ${is} after ${was}.`, operationId);
  }
}

/** Response fields that an update may change without sending them. */
export function changingFields({ get, update }: Pick<ResourceFamily, "get" | "update">, spec: SpecModel): string[] {
  const { updatedFields = [], operations = {} } = spec.plan;
  const { normalized = [], updated = [] } = operations[update?.operationId ?? ""] ?? {};
  const derived = [get, update].flatMap((operation) => (operation ? derivedFields(operation, spec) : []));
  return [...updatedFields, ...updated, ...normalized, ...derived];
}

/** The current values of all fields that an update may send. Undefined if the contract does not allow the body. */
export function unchangedBody(update: Operation, { value }: Resource, spec: SpecModel): Body | undefined {
  const { notGenerated = [], normalized = [] } = spec.plan.operations?.[update.operationId] ?? {};
  const names = bodyFields(spec, update).filter((name) => ![...notGenerated, ...normalized].includes(name));
  const body = pick(value, names);
  return validateBody(spec, update, body).length === 0 ? body : undefined;
}

/**
 * Returns a body with only the field (RFC 7396), or with the field added to the first planned body. Undefined if no other
 * value is known.
 *
 * @param planned bodies with unused values of unique fields.
 */
export function bodyThatChanges(
  field: string,
  { value }: Resource,
  { update, planned }: { update: Operation; planned: readonly Body[] },
  spec: SpecModel,
): Body | undefined {
  const { notGenerated = [] } = spec.plan.operations?.[update.operationId] ?? {};
  // These fields may only fit together, such as a start and an end.
  const names = bodyFields(spec, update).filter(
    (name) => name === field || (notGenerated.includes(field) && notGenerated.includes(name)),
  );
  const { create, count } = variedBodies(update, spec);
  const varied = Array.from({ length: count }, (_, round) => create(planned[0] ?? {}, round));
  return [...planned, ...varied]
    .filter((body) => field in body && differences(value[field], body[field]).length > 0)
    .map((body) => pick(body, names))
    .flatMap((changes) => [changes, { ...planned[0], ...changes }])
    .find((body) => isValidBody(update, spec, body));
}
