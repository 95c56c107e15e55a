import type { Operation } from "@crewkit/openapi";
import { SkipError } from "../context/skip.ts";
import type { Item } from "../plan/plan.ts";
import { bodyFields, bodySchema } from "../schema/request-body.ts";
import { defaultOf } from "../schema/resolve.ts";
import { idsIn, pathPatternOf } from "../spec/paths.ts";
import { listCreatedFamilies, operationAt, type ResourceFamily } from "../spec/resource-families.ts";
import { findResource, omit, pick } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { type Body, bodyOf, isValidBody, variedBodies } from "./tools/body.ts";
import { addCreated, type Collection, expectState, openCollection } from "./tools/collection.ts";
import { expectSame } from "./tools/expect-same.ts";
import { draftAt } from "./tools/resources.ts";
import { sendUpdate } from "./tools/update.ts";

/** Every value that the contract allows is stored unchanged, and GET responses and lists return it. */
export const values: ScenarioGenerator = (spec) => {
  const isVaried = (operation: Operation | undefined) => operation && variedBodies(operation, spec).count > 0;
  const families = listCreatedFamilies(spec);
  const others = spec.operations.filter(
    (each) => each.method === "patch" && !families.some(({ update }) => update === each),
  );
  return [
    ...families
      .filter(({ create, update }) => isVaried(create) || isVaried(update))
      .map((family) => ({ operation: family.create, run: (steps: ScenarioSteps) => checkFamily(family, steps) })),
    ...others
      .filter(isVaried)
      .map((update) => ({ operation: update, run: (steps: ScenarioSteps) => checkUpdates(update, steps) })),
  ];
};

async function checkFamily(family: ResourceFamily, steps: ScenarioSteps): Promise<void> {
  const { context } = steps;
  const { create, update } = family;
  const bodies = variedBodies(create, context.spec);
  const updates = update && variedBodies(update, context.spec);
  const collection = await openCollection(family, steps, Math.max(1, bodies.count, updates?.count ?? 0));
  const written = collection.resources;
  const sent: Body[] = [];
  for (const [round, draft] of collection.drafts.entries()) {
    const body = bodies.create(bodyOf(draft.body), round % Math.max(1, bodies.count));
    sent.push(body);
    addCreated(collection, await steps.send({ ...draft, body }), steps);
  }
  await expectState(collection, { operation: create, written }, steps);
  for (const [index, { value }] of written.entries()) expectDefaults(create, sent[index] ?? {}, value, steps);
  if (!update || !updates) return;
  // The plan may create other resources for an update.
  collection.snapshot.clear();
  for (const [index, resource] of written.slice(0, updates.count).entries()) {
    const draft = await draftAt(update, resource.ids, context);
    // In the opposite order, so that the resource with a value in each field is updated to null.
    const body = updates.create(bodyOf(draft.body), updates.count - 1 - index);
    await sendUpdate({ ...draft, body }, resource, collection, steps);
  }
  await expectState(collection, { operation: update, written }, steps);
}

/** For a resource that exists from the start, such as the caller's profile. Restores the values. */
async function checkUpdates(update: Operation, steps: ScenarioSteps): Promise<void> {
  const { context } = steps;
  const { spec } = context;
  const draft = await context.createDraft(update, { isolated: true });
  const { as, token, path } = draft;
  const get = operationAt(spec, "get", pathPatternOf(update.path));
  const overrides = { as, path, ...(token !== undefined && { token }) };
  const getDraft = get && (await context.createDraft(get, { overrides }));
  const { body } = await steps.send(getDraft ?? draft);
  const names = bodyFields(spec, update);
  const idField = names.find((name) => findResource(body, name)) ?? "id";
  const value = findResource(body, idField);
  if (!value)
    throw new SkipError(`The response of ${(get ?? update).operationId} contains no field of the request body.`);
  const resource = { ids: idsIn(update.path, path), value };
  const collection: Collection = {
    family: { pathPattern: "", create: update, ids: [], idField, list: undefined, get, update, remove: undefined },
    parentIds: [],
    drafts: [draft],
    resources: [resource],
    snapshot: new Map(),
    draftFor: (operation) => (getDraft && operation === get ? getDraft : draft),
  };
  const before = pick(value, names);
  const others = await readAsOthers();
  const bodies = variedBodies(update, spec);
  try {
    for (let round = bodies.count - 1; round >= 0; round--) {
      await sendUpdate({ ...draft, body: bodies.create(bodyOf(draft.body), round) }, resource, collection, steps);
      await expectState(collection, { operation: update, written: [resource] }, steps);
    }
    const requirement = `Expected ${update.operationId} of ${as} not to change the resources of other users`;
    expectSame(steps, [others, await readAsOthers()], requirement);
  } finally {
    if (isValidBody(update, spec, before)) await context.send({ ...draft, body: before });
  }

  /** The fields that other users receive at the same path, if the API returns each user's own resource. */
  async function readAsOthers(): Promise<Record<string, Item>> {
    const read: Record<string, Item> = {};
    if (!get || resource.ids.length > 0) return read;
    for (const actor of Object.keys(context.target.tokens).filter((each) => each !== as)) {
      const { body } = await steps.sendAnyStatus(await context.createDraft(get, { overrides: { as: actor } }));
      const found = findResource(body, idField);
      if (found && found.id !== value?.id) read[actor] = pick(found, names);
    }
    return read;
  }
}

// A default is the value that the server assumes for an omitted field.
function expectDefaults(create: Operation, body: Body, value: Body, steps: ScenarioSteps): void {
  const { spec } = steps.context;
  const { normalized = [] } = spec.plan.operations?.[create.operationId] ?? {};
  const omitted = Object.entries(
    omit(bodySchema(spec, create)?.properties ?? {}, [...Object.keys(body), ...normalized]),
  );
  const expected = omitted.map(([name, schema]) => [name, defaultOf(spec, schema)]);
  const defaults = Object.fromEntries(expected.filter(([, fallback]) => fallback !== undefined));
  const requirement = `Expected ${create.operationId} to store the defaults of omitted fields`;
  expectSame(steps, [defaults, value], requirement, { closed: false });
}
