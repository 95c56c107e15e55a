import type { Operation } from "@crewkit/openapi";
import { isSuccess, type SpecModel } from "../base/model.ts";
import type { RequestDraft } from "../base/request.ts";
import type { EngineSteps } from "../context/engine-context.ts";
import { bodyFields } from "../schema/request-body.ts";
import { sampleValuesOf } from "../schema/values.ts";
import { responseLocations } from "../spec/fields.ts";
import { listCreatedFamilies, type ResourceFamily } from "../spec/resource-families.ts";
import { differences } from "../values/differences.ts";
import { formatList, formatValue, inRule, joinTexts, text } from "../values/format.ts";
import { omit, pick } from "../values/json.ts";
import type { ScenarioGenerator } from "./scenario.ts";
import { type Body, bodyOf } from "./tools/body.ts";
import {
  addCreated,
  addSibling,
  type Collection,
  canCreateTwo,
  createFirst,
  expectState,
  openCollection,
  type Resource,
} from "./tools/collection.ts";
import { bodyThatChanges, changingFields, expectTimes, sendUpdate, unchangedBody } from "./tools/update.ts";

/**
 * A new resource can be read, is listed once, changes only in updated fields, and is no longer listed once deleted. None of
 * this changes the other resources of its parent.
 */
export const lifecycle: ScenarioGenerator = (spec) =>
  listCreatedFamilies(spec).map((family) => ({
    operation: family.create,
    run: (steps) => checkLifecycle(family, steps),
  }));

async function checkLifecycle(family: ResourceFamily, steps: EngineSteps): Promise<void> {
  const { update, remove } = family;
  const collection = await openCollection(family, steps, 4);
  const [, second, third] = collection.drafts;
  const resource = await createFirst(collection);
  if (second && third && canCreateTwo(family, steps.context.spec)) {
    await addSibling(second, collection);
    await sendResponseFields(third, resource, collection);
  }
  if (update) {
    await updateAll(update, resource, collection);
    await expectState(collection, { operation: update, written: [resource] });
  }
  if (!remove) return;
  await steps.send(collection.draftFor(remove, resource.ids));
  resource.isDeleted = true;
  await expectState(collection, { operation: remove, written: [resource] });
}

async function updateAll(update: Operation, resource: Resource, collection: Collection): Promise<void> {
  const { context } = collection.steps;
  const draft = collection.draftFor(update, resource.ids);
  let mayWait = (context.spec.plan.updatedFields ?? []).some((name) => name in resource.value);
  // Keeping a unique value is not a conflict.
  const unchanged = unchangedBody(update, resource, context.spec);
  if (unchanged) {
    if (mayWait) await context.clock.advance(2);
    await updateTwice({ ...draft, body: unchanged }, resource, collection);
    await sendResponseFields({ ...draft, body: unchanged }, resource, collection);
  }
  const planned = [draft, ...collection.drafts.slice(-1)].map(({ body }) => bodyOf(body));
  for (const field of bodyFields(context.spec, update)) {
    const body = bodyThatChanges(field, resource, { update, planned }, context.spec);
    if (!body) continue;
    const isTimed = mayWait && field in resource.value;
    // Timestamps may have a resolution of one second.
    if (isTimed) await context.clock.advance(2);
    await updateTwice({ ...draft, body }, resource, collection, isTimed);
    // Without a clock that can be advanced, waits only once.
    mayWait &&= !isTimed || context.clock.canAdvance;
  }
}

/** Clients retry after a lost response. If `isTimed`, the update must change the times of the update. */
async function updateTwice(
  draft: RequestDraft,
  resource: Resource,
  collection: Collection,
  isTimed: boolean = false,
): Promise<void> {
  const { operation } = draft;
  const before = resource.value;
  await sendUpdate(draft, resource, collection);
  await sendUpdate(draft, resource, collection);
  const { family, steps } = collection;
  const { get } = family;
  await expectState(collection, { operation, written: [resource] }, get && [get]);
  expectTimes(steps, [before, resource.value], { operation, isTimed, isUpdate: true });
}

/**
 * Sends fields that only responses have, such as ids, with a valid body. The API must ignore or reject them (mass
 * assignment, OWASP API3:2023).
 *
 * @param known the resource that an update changes.
 */
async function sendResponseFields(draft: RequestDraft, known: Resource, collection: Collection): Promise<void> {
  const { operation, body } = draft;
  const { operationId } = operation;
  const { family, steps } = collection;
  const { spec } = steps.context;
  const invented = inventResponseFields(bodyOf(body), collection, spec);
  const names = Object.keys(invented);
  if (names.length === 0) return;
  // An API that rejects all fields together may accept one of them.
  for (const fields of [invented, ...names.map((name) => pick(invented, [name]))]) {
    const response = await steps.sendAnyStatus({ ...draft, body: { ...bodyOf(body), ...fields } }, { unchecked: true });
    const sent = text`${operationId} with ${inRule(formatList(Object.keys(fields)))}`;
    steps.expect(response.status < 500, text`Expected ${sent} not to fail with ${response.status}.`, operationId);
    if (!isSuccess(response.status)) continue;
    const resource = operation === family.create ? addCreated(collection, response, body) : known;
    // Read the fields again.
    resource.value = omit(resource.value, [...changingFields(family, spec), ...(family.get ? names : [])]);
    await expectState(collection, { operation, written: [resource] });
    const isStored = ([name, value]: [string, unknown]) => differences(value, resource.value[name]).length === 0;
    const stored = Object.entries(fields).filter(isStored);
    const described = stored.map(([name, value]) => text`${inRule(name)} ${formatValue(value)}`);
    const requirement = text`Expected ${operationId} to ignore or reject fields that only responses have`;
    steps.expect(stored.length === 0, text`${requirement}, but it stored ${joinTexts(described)}.`, operationId);
    if (resource !== known || fields === invented) return;
  }
}

/** Values that no resource of the collection has, in fields that no request declares. */
function inventResponseFields(body: Body, { family, resources }: Collection, spec: SpecModel): Body {
  const { get, create, update } = family;
  const locations = responseLocations(get ?? create, spec).toSorted((a, b) => a.path.length - b.path.length);
  const requests = [create, update].filter((operation) => operation !== undefined);
  const declared = [...requests.flatMap((each) => bodyFields(spec, each)), ...Object.keys(body)];
  const fields = Object.keys(omit(resources[0]?.value ?? {}, declared)).map((name) => {
    const schema = locations.find(({ path }) => path.at(-1) === name)?.schema;
    const isNew = (sample: unknown) => resources.every(({ value }) => differences(value[name], sample).length > 0);
    return [name, sampleValuesOf(spec, schema).find((sample) => sample !== null && isNew(sample))];
  });
  return Object.fromEntries(fields.filter(([, invented]) => invented !== undefined));
}
