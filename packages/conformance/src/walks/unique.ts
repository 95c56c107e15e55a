import type { Operation } from "@crewkit/openapi";
import { listFamilies } from "../law/family.ts";
import type { Law } from "../law/law.ts";
import { withIds } from "../law/template.ts";
import { isObject, withValue } from "../values/json.ts";
import { readIds } from "../world/things.ts";
import { Unreached } from "../world/unreached.ts";
import type { MakeWalks, Steps } from "./make.ts";

/**
 * No two things have the same value in a field of which the plan says so: who would make a second one, or change one to
 * it, is refused, and told which field is at fault; until the first one is gone.
 */
export const unique: MakeWalks = (law) =>
  Object.entries(law.plan.operations ?? {}).flatMap(([operationId, { unique = [] }]) =>
    unique.map((field) => {
      const operation = law.operation(operationId);
      return { operation, what: field, go: (steps: Steps) => go(operation, field, steps) };
    }),
  );

async function go(operation: Operation, field: string, { world, send }: Steps): Promise<void> {
  const { body, taken: status = body } = world.law.plan.refusals;
  const first = await world.draft(creationFor(operation, world.law), { fresh: true });
  const value = isObject(first.body) ? first.body[field] : undefined;
  if (status === undefined || value === undefined)
    throw new Unreached(`${first.operation.operationId} is not sent with ${field}, or nothing refuses a body.`);
  // A value may be unique among the things of one parent alone.
  const place = first.operation === operation ? { path: first.path } : {};
  const second = await world.draft(operation, { fresh: true, given: place });
  const made = await send(first);
  const same = { ...second, body: withValue(second.body, [field], value) };
  await send(same, { status, blames: [field] });
  const family = listFamilies(world.law).find(({ create }) => create === first.operation);
  const { reserved = [] } = world.law.plan.operations?.[operation.operationId] ?? {};
  if (!family?.remove || reserved.includes(field)) return;
  const path = withIds(family.remove.path, readIds(family.ids, made));
  await send(await world.draft(family.remove, { given: { path } }));
  await send(same);
}

// What makes a thing that has the value already: for a change, what makes things of that kind.
function creationFor(operation: Operation, law: Law): Operation {
  return listFamilies(law).find(({ update }) => update === operation)?.create ?? operation;
}
