import type { Operation } from "@crewkit/openapi";
import { SkipError } from "../base/skip.ts";
import type { EngineSteps } from "../context/engine-context.ts";
import { bodyFields, bodySchema } from "../schema/request-body.ts";
import { defaultOf } from "../schema/resolve.ts";
import { pathPatternOf } from "../spec/paths.ts";
import { listCreatedFamilies, operationAt, type ResourceFamily } from "../spec/resource-families.ts";
import { text } from "../values/format.ts";
import { findResource, omit, pick } from "../values/json.ts";
import type { ScenarioGenerator } from "./scenario.ts";
import { type Body, bodyOf, isValidBody, variedBodies } from "./tools/body.ts";
import { addCreated, expectState, openCollection } from "./tools/collection.ts";
import { expectSame } from "./tools/expect-same.ts";
import { draftAt } from "./tools/resources.ts";
import { changingFields, sendUpdate } from "./tools/update.ts";

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
      .map((family) => ({ operation: family.create, run: (steps: EngineSteps) => checkFamily(family, steps) })),
    ...others
      .filter(isVaried)
      .map((update) => ({ operation: update, run: (steps: EngineSteps) => checkUpdates(update, steps) })),
  ];
};

async function checkFamily(family: ResourceFamily, steps: EngineSteps): Promise<void> {
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
    addCreated(collection, await steps.send({ ...draft, body }));
  }
  await expectState(collection, { operation: create, written });
  for (const [index, { value }] of written.entries()) expectDefaults(create, sent[index] ?? {}, value, steps);
  if (!update || !updates) return;
  // The plan may create other resources for an update.
  collection.snapshot.clear();
  for (const [index, resource] of written.slice(0, updates.count).entries()) {
    const draft = await draftAt(update, resource.ids, context);
    // In the opposite order, so that the resource with a value in each field is updated to null.
    const body = updates.create(bodyOf(draft.body), updates.count - 1 - index);
    await sendUpdate({ ...draft, body }, resource, collection);
  }
  await expectState(collection, { operation: update, written });
}

/** For a resource that exists from the start, such as the caller's profile. Restores the values. */
async function checkUpdates(update: Operation, steps: EngineSteps): Promise<void> {
  const { context, send } = steps;
  const { spec } = context;
  const draft = await context.createDraft(update, { isolated: true });
  const get = operationAt(spec, "get", pathPatternOf(update.path));
  if (!get) throw new SkipError(`No GET operation returns the changes of ${update.operationId}.`);
  const { as, path, token } = draft;
  const getDraft = await context.createDraft(get, { overrides: { as, path, ...(token !== undefined && { token }) } });
  const names = bodyFields(spec, update);
  const { body: current } = await send(getDraft);
  const field = names.find((name) => findResource(current, name)) ?? "id";
  const before = pick(findResource(current, field) ?? {}, names);
  const bodies = variedBodies(update, spec);
  const options = { ignoredFields: changingFields({ get, update }, spec), closed: false };
  const others = await readAsOthers();
  try {
    for (let round = bodies.count - 1; round >= 0; round--) {
      const body = bodies.create(bodyOf(draft.body), round);
      for (const each of [{ ...draft, body }, getDraft]) {
        const { operationId } = each.operation;
        const requirement = text`Expected ${operationId} to return the values of ${update.operationId}`;
        expectSame(steps, [body, findResource((await send(each)).body, field)], requirement, options);
      }
    }
    const requirement = text`Expected ${update.operationId} of ${as} not to change the values of other users`;
    expectSame(steps, [others, await readAsOthers()], requirement);
  } finally {
    if (isValidBody(update, spec, before)) await context.send({ ...draft, body: before });
  }

  /** The fields that other users receive at the same path, if each user has their own resource there. */
  async function readAsOthers(): Promise<Record<string, object>> {
    const read: Record<string, object> = {};
    if (!get || get.path.includes("{")) return read;
    for (const actor of Object.keys(context.target.tokens).filter((each) => each !== as)) {
      const { body } = await steps.sendAnyStatus(await context.createDraft(get, { overrides: { as: actor } }));
      read[actor] = pick(findResource(body, field) ?? {}, names);
    }
    return read;
  }
}

// A default is the value that the server assumes for an omitted field.
function expectDefaults(create: Operation, body: Body, value: Body, steps: EngineSteps): void {
  const { spec } = steps.context;
  const { normalized = [] } = spec.plan.operations?.[create.operationId] ?? {};
  const { properties = {} } = bodySchema(spec, create) ?? {};
  const omitted = Object.entries(omit(properties, [...Object.keys(body), ...normalized]));
  const expected = omitted.map(([name, schema]) => [name, defaultOf(spec, schema)]);
  const defaults = Object.fromEntries(expected.filter(([, fallback]) => fallback !== undefined));
  const requirement = text`Expected ${create.operationId} to store the defaults of omitted fields`;
  expectSame(steps, [defaults, value], requirement, { closed: false });
}
