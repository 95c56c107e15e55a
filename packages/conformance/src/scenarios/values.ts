import type { Operation } from "@crewkit/openapi";
import { SkipError } from "../context/skip.ts";
import type { RequestDraft } from "../http/draft.ts";
import { bodyFields, bodySchema } from "../schema/request-body.ts";
import { defaultOf } from "../schema/resolve.ts";
import type { SpecModel } from "../spec/model.ts";
import { idsIn } from "../spec/paths.ts";
import { listCreatedFamilies, type ResourceFamily } from "../spec/resource-families.ts";
import { differences } from "../values/differences.ts";
import { formatValue } from "../values/format.ts";
import { findResource, hasId, pick } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { type Body, isValidBody, variedBodies } from "./tools/body.ts";
import { expectSame } from "./tools/expect-same.ts";
import { readList } from "./tools/lists.ts";
import { type CreatedResource, draftAt, expectRead, readCreated } from "./tools/resources.ts";
import { sendAndExpectChange } from "./tools/update.ts";

/** Every value that the contract allows is stored unchanged, and GET responses and lists return it. */
export const values: ScenarioGenerator = (spec) => {
  const families = listCreatedFamilies(spec);
  const created = families.filter(
    ({ create, update }) => hasVariedBodies(spec, create) || hasVariedBodies(spec, update),
  );
  const updates = spec.operations.filter(
    (each) => each.method === "patch" && !families.some(({ update }) => update === each),
  );
  return [
    ...created.map((family) => ({
      operation: family.create,
      run: (steps: ScenarioSteps) => checkFamily(family, steps),
    })),
    ...updates.flatMap((update) => {
      const get = spec.operations.find(({ method, path }) => method === "get" && path === update.path);
      if (!hasVariedBodies(spec, update)) return [];
      return [{ operation: update, run: (steps: ScenarioSteps) => checkUpdates({ update, get }, steps) }];
    }),
  ];
};

function hasVariedBodies(spec: SpecModel, operation: Operation | undefined): boolean {
  return operation !== undefined && variedBodies(operation, spec).count > 0;
}

async function checkFamily(family: ResourceFamily, steps: ScenarioSteps): Promise<void> {
  const { create, update, get } = family;
  const { path } = await steps.context.createDraft(create, { isolated: true });
  const parentIds = idsIn(create.path, path);
  const resources = await createAll(family, path, steps);
  await expectListed(family, { resources, parentIds }, steps);
  if (!update) return;
  const draftOf: Updates["draftOf"] = (operation, ids) => draftAt(operation, ids, steps.context);
  const updated = await updateWithVariedBodies({ update, get, draftOf }, resources, steps);
  await expectListed(family, { resources: updated, parentIds }, steps);
}

async function createAll(
  family: ResourceFamily,
  path: Record<string, string>,
  steps: ScenarioSteps,
): Promise<CreatedResource[]> {
  const { context, send } = steps;
  const { create, update } = family;
  const bodies = variedBodies(create, context.spec);
  // One resource for each update.
  const count = Math.max(1, bodies.count, update ? variedBodies(update, context.spec).count : 0);
  const resources: CreatedResource[] = [];
  for (let round = 0; round < count; round++) {
    const draft = await context.createDraft(create, { isolated: true, overrides: { path } });
    const body = bodies.create(Object(draft.body), round % Math.max(1, bodies.count));
    const created = readCreated(family, await send({ ...draft, body }), context.spec);
    const value = await expectRead(family, created, steps);
    expectDefaults(create, { body, value }, steps);
    resources.push({ ...created, value });
  }
  return resources;
}

/** For a resource that exists from the start, such as the caller's profile. Restores the values. */
async function checkUpdates(
  { update, get }: { update: Operation; get: Operation | undefined },
  steps: ScenarioSteps,
): Promise<void> {
  const { context, send } = steps;
  const draft = await context.createDraft(update, { isolated: true });
  const { as, token, path } = draft;
  const overrides = { as, path, ...(token !== undefined && { token }) };
  const getDraft = get && (await context.createDraft(get, { overrides }));
  const { body } = await send(getDraft ?? draft);
  const idField = bodyFields(context.spec, update).find((name) => findResource(body, name)) ?? "id";
  const value = findResource(body, idField);
  if (!value)
    throw new SkipError(`The response of ${(get ?? update).operationId} contains no field of the request body.`);
  const resource = { ids: idsIn(update.path, path), idField, value };
  const before = currentFields(update, resource, context.spec);
  const draftOf: Updates["draftOf"] = async (operation) => (getDraft && operation === get ? getDraft : draft);
  try {
    await updateWithVariedBodies({ update, get, draftOf }, [resource], steps);
  } finally {
    if (isValidBody(update, context.spec, before)) await context.send({ ...draft, body: before });
  }
}

// A default is the value that the server assumes for an omitted field.
function expectDefaults(
  create: Operation,
  { body, value }: { body: Body; value: Body },
  { context: { spec }, expect }: ScenarioSteps,
): void {
  const { normalized = [] } = spec.plan.operations?.[create.operationId] ?? {};
  for (const [name, schema] of Object.entries(bodySchema(spec, create)?.properties ?? {})) {
    const expected = defaultOf(spec, schema);
    if (expected === undefined || name in body || !(name in value) || normalized.includes(name)) continue;
    const isDefault = differences(expected, value[name]).length === 0;
    expect(
      isDefault,
      `Expected ${create.operationId} without ${name} to store its default ${formatValue(expected)}, but received ${formatValue(value[name])}.`,
      create.operationId,
    );
  }
}

async function expectListed(
  { list }: ResourceFamily,
  { resources, parentIds }: { resources: readonly CreatedResource[]; parentIds: readonly string[] },
  steps: ScenarioSteps,
): Promise<void> {
  if (!list) return;
  const { operationId } = list;
  const { spec } = steps.context;
  const draft = await draftAt(list, parentIds, steps.context);
  const { items, complete } = await readList(draft, steps, 100);
  for (const { idField, id, value } of resources) {
    const item = items.find((each) => hasId(each, idField, id));
    const label = `Expected ${operationId} to list the resource with ${idField} ${id}`;
    steps.expect(item !== undefined || !complete || isFiltered(list, value, spec), `${label}.`, operationId);
    if (item)
      expectSame(steps, [value, item], `${label} with the values that were sent`, { closed: false, operationId });
  }
}

// A default of a parameter may exclude items, such as archived ones.
function isFiltered({ parameters }: Operation, value: Body, spec: SpecModel): boolean {
  return parameters.some((each) => each.name in value && defaultOf(spec, each.schema) !== undefined);
}

interface Updates {
  update: Operation;
  get: Operation | undefined;
  draftOf(operation: Operation, ids: readonly string[]): Promise<RequestDraft>;
}

/**
 * Updates each resource with another body, and the last one with all remaining bodies, so that a list shows the results of
 * several updates. Returns the updated resources.
 */
async function updateWithVariedBodies(
  { update, get, draftOf }: Updates,
  resources: readonly CreatedResource[],
  steps: ScenarioSteps,
): Promise<CreatedResource[]> {
  const { spec } = steps.context;
  const bodies = variedBodies(update, spec);
  const updated = [...resources];
  for (let count = 0; count < bodies.count; count++) {
    const index = Math.min(count, updated.length - 1);
    const resource = updated[index];
    if (!resource) break;
    const draft = await draftOf(update, resource.ids);
    // In the opposite order, so that the resource with a value in each field is updated to null.
    const change = { update, resource, body: bodies.create(Object(draft.body), bodies.count - 1 - count) };
    const response = await sendAndExpectChange(draft, change, steps);
    const value = get ? await sendAndExpectChange(await draftOf(get, resource.ids), change, steps) : response;
    updated[index] = { ...resource, value: { ...resource.value, ...value } };
  }
  return updated;
}

/** The current values of the fields that an update may change. */
function currentFields(update: Operation, { value }: CreatedResource, spec: SpecModel): Body {
  return pick(value, bodyFields(spec, update));
}
