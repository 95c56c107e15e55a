import type { Operation } from "@crewkit/openapi";
import type { RequestDraft } from "../../http/draft.ts";
import { bodyFields, validateBody } from "../../schema/request-body.ts";
import { derivedFields } from "../../spec/fields.ts";
import { documentedResponse, type SpecModel } from "../../spec/model.ts";
import type { ResourceFamily } from "../../spec/resource-families.ts";
import { differences } from "../../values/differences.ts";
import { formatValue } from "../../values/format.ts";
import { findResource, omit, pick } from "../../values/json.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { type Body, bodyOf, isValidBody, listVariedFields } from "./body.ts";
import type { Collection, Resource } from "./collection.ts";
import { expectSame } from "./expect-same.ts";

/** Sends an update, and expects a response with only these changes. */
export async function sendUpdate(
  draft: RequestDraft,
  resource: Resource,
  { family }: Collection,
  steps: ScenarioSteps,
): Promise<void> {
  const { operation } = draft;
  const { operationId } = operation;
  const { idField } = family;
  const { body, status } = await steps.send(draft);
  const ignoredFields = changingFields(family, steps.context.spec);
  const expected = { ...resource.value, ...returnedFields(draft.body, resource) };
  resource.value = omit(expected, ignoredFields);
  if (!documentedResponse(operation, status)?.content) return;
  const returned = findResource(body, idField, resource.id);
  const requirement = `Expected ${operationId} with ${formatValue(draft.body)} to return`;
  steps.expect(
    returned !== undefined,
    `${requirement} the resource with ${idField} ${resource.id ?? ""}.`,
    operationId,
  );
  if (!returned) return;
  const options = { ignoredFields, closed: false, operationId };
  expectSame(steps, [expected, returned], `${requirement} only these changes`, options);
  resource.value = { ...resource.value, ...returned };
}

/** The fields of a body that responses return. Others, such as secrets, cannot be compared. */
export function returnedFields(body: unknown, { value }: Resource): Body {
  return pick(bodyOf(body), Object.keys(value));
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
 * Returns a body with only the field (RFC 7396), or with the field added to the planned body. Undefined if no other value is
 * known.
 *
 * @param planned bodies of requests that update and create a resource.
 */
export function bodyThatChanges(
  field: string,
  { value }: Resource,
  { operations: [update, create], planned }: { operations: [Operation, Operation]; planned: [Body, Body] },
  spec: SpecModel,
): Body | undefined {
  const { operations = {} } = spec.plan;
  const { notGenerated = [] } = operations[update.operationId] ?? {};
  const isUnique = [update, create].some(({ operationId }) => operations[operationId]?.unique?.includes(field));
  const { values = [] } = listVariedFields(update, spec).find(({ name }) => name === field) ?? {};
  const varied = values.filter((each) => each !== undefined).map((each): Body => ({ [field]: each }));
  const sources = isUnique ? planned.slice(1) : [...planned, ...varied];
  // These fields may only fit together, such as a start and an end.
  const dependent = notGenerated.includes(field) ? notGenerated : [field];
  const names = bodyFields(spec, update).filter((name) => dependent.includes(name));
  return sources
    .filter((body) => field in body && differences(value[field], body[field]).length > 0)
    .map((body) => pick(body, names))
    .flatMap((changes) => [changes, { ...planned[0], ...changes }])
    .find((body) => isValidBody(update, spec, body));
}
