import type { Operation } from "@crewkit/openapi";
import fc from "fast-check";
import type { RunContext } from "../../context/context.ts";
import type { RequestDraft } from "../../http/draft.ts";
import { arbitraryOf } from "../../schema/arbitrary.ts";
import { bodyFields, bodySchema, exampleBodies, validateBody } from "../../schema/request-body.ts";
import { derivedFields } from "../../spec/fields.ts";
import { documentedResponse, type SpecModel } from "../../spec/model.ts";
import { fixedFields } from "../../spec/references.ts";
import type { ResourceFamily } from "../../spec/resource-families.ts";
import { differences } from "../../values/differences.ts";
import { formatValue } from "../../values/format.ts";
import { findResource, pick } from "../../values/json.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { type Body, bodyOf, isValidBody } from "./body.ts";
import { expectSame } from "./expect-same.ts";
import { type CreatedResource, draftAt } from "./resources.ts";

/** Updates each field separately, and expects that only this field changes. Returns the updated resource. */
export async function updateAll(
  family: ResourceFamily,
  created: CreatedResource,
  steps: ScenarioSteps,
): Promise<CreatedResource["value"]> {
  const { update } = family;
  let resource = created;
  if (!update) return resource.value;
  const value = unchangedBody(update, created, steps.context.spec);
  if (value) resource = { ...resource, value: await updateOne(family, { update, resource, body: value }, steps) };
  for (const field of bodyFields(steps.context.spec, update)) {
    const body = await bodyThatChanges(field, { family, update, resource }, steps.context);
    if (body) resource = { ...resource, value: await updateOne(family, { update, resource, body }, steps) };
  }
  return resource.value;
}

// Keeping a unique value is not a conflict. Undefined if the contract does not allow the body.
function unchangedBody(update: Operation, { value }: CreatedResource, spec: SpecModel): Body | undefined {
  const { notGenerated = [], normalized = [] } = spec.plan.operations?.[update.operationId] ?? {};
  const names = bodyFields(spec, update);
  const unchanged = names.filter((name) => !notGenerated.includes(name) && !normalized.includes(name));
  const body = pick(value, unchanged);
  return validateBody(spec, update, body).length === 0 ? body : undefined;
}

async function updateOne(
  { get }: ResourceFamily,
  change: Change,
  steps: ScenarioSteps,
): Promise<CreatedResource["value"]> {
  const { context } = steps;
  const { update, resource } = change;
  const draftOf = (operation: Operation) => draftAt(operation, resource.ids, context);
  // Timestamps may have a resolution of one second.
  await context.capabilities.advanceClock?.(2);
  const response = await sendAndExpectChange(await draftOf(update), change, steps);
  expectTimestampChanged(change, response, steps);
  // Clients retry after a lost response.
  await sendAndExpectChange(await draftOf(update), change, steps);
  return { ...resource.value, ...(get ? await sendAndExpectChange(await draftOf(get), change, steps) : response) };
}

// Timestamps are certain to differ only if the clock was advanced.
function expectTimestampChanged(
  { resource, body }: Change,
  returned: CreatedResource["value"] | undefined,
  { context, expect }: ScenarioSteps,
): void {
  const { updatedFields = [] } = context.spec.plan;
  const changes = Object.keys(body).filter((name) => name in resource.value);
  const isChanged = changes.some((name) => differences(resource.value[name], body[name]).length > 0);
  if (!context.capabilities.advanceClock || !isChanged) return;
  for (const name of updatedFields.filter((each) => returned && each in returned))
    expect(
      returned?.[name] !== resource.value[name],
      `Expected an update to change ${name}, but received ${formatValue(resource.value[name])} again.`,
    );
}

interface FieldChange {
  family: ResourceFamily;
  update: Operation;
  resource: CreatedResource;
}

/**
 * Returns a body with only the field (RFC 7396), or with the field added to the successful request. Undefined if
 * no other value is known.
 */
async function bodyThatChanges(field: string, change: FieldChange, context: RunContext): Promise<Body | undefined> {
  const { update, family, resource } = change;
  const updateDraft = await draftAt(update, resource.ids, context);
  const created = await context.createDraft(family.create, { isolated: true });
  const [updateBody, creationBody] = [bodyOf(updateDraft.body), bodyOf(created.body)];
  const { operations = {} } = context.spec.plan;
  const { notGenerated = [], unique = [] } = operations[update.operationId] ?? {};
  const isUnique = [...unique, ...(operations[family.create.operationId]?.unique ?? [])].includes(field);
  const sources = isUnique
    ? [creationBody]
    : [
        updateBody,
        creationBody,
        ...(fixedFields(update, context.spec).includes(field) ? [] : sampleBodies(update, context.spec)),
      ];
  const names = bodyFields(context.spec, update);
  // These fields may only fit together, such as a start and an end.
  const dependent = notGenerated.includes(field) ? notGenerated.filter((name) => names.includes(name)) : [field];
  return sources
    .filter((body) => field in body && differences(resource.value[field], body[field]).length > 0)
    .map((body) => pick(body, dependent))
    .flatMap((changes) => [{}, updateBody].map((others) => ({ ...others, ...changes })))
    .find((body) => isValidBody(update, context.spec, body));
}

function sampleBodies(operation: Operation, spec: SpecModel): Body[] {
  const created = fc.sample(arbitraryOf(spec, bodySchema(spec, operation)), { seed: 1, numRuns: 20 });
  return [...exampleBodies(spec, operation), ...created].map(bodyOf);
}

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
