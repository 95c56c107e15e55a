import type { Operation } from "@crewkit/openapi";
import fc from "fast-check";
import type { Family } from "../../law/family.ts";
import { documentedResponse, type Law } from "../../law/law.ts";
import { withIds } from "../../law/template.ts";
import { arbitraryOf } from "../../schema/arbitrary.ts";
import { bodyFields, bodySchema, exampleBodies, judgeBody } from "../../schema/body.ts";
import { innerValues } from "../../schema/declared.ts";
import { isObject } from "../../values/json.ts";
import { show } from "../../values/show.ts";
import type { World } from "../../world/world.ts";
import type { Steps } from "../walk.ts";
import { differences, expectSame } from "./differences.ts";
import { findThing, type Made } from "./find-thing.ts";

/**
 * Changes each field that can be changed, one at a time: that field must change, in the answer too, and no other.
 * Answers the thing as it is then.
 */
export async function updateAll(family: Family, made: Made, steps: Steps): Promise<Made["value"]> {
  const { update } = family;
  let thing = made;
  if (!update) return thing.value;
  const own = ownBody(update, made, steps);
  if (own) thing = { ...thing, value: await updateOne(family, { thing, body: own }, steps) };
  for (const field of bodyFields(steps.world.law, update)) {
    const body = await bodyThatChanges(field, { family, update, thing }, steps.world);
    if (body) thing = { ...thing, value: await updateOne(family, { thing, body }, steps) };
  }
  return thing.value;
}

// What the thing has already: a name that is taken by itself is not taken. Undefined where the contract forbids it.
function ownBody(update: Operation, { value }: Made, { world: { law } }: Steps): Body | undefined {
  const { notGenerated = [], normalized = [] } = law.plan.operations?.[update.operationId] ?? {};
  const names = bodyFields(law, update);
  const known = names.filter((name) => name in value && !notGenerated.includes(name) && !normalized.includes(name));
  const body = Object.fromEntries(known.map((name) => [name, value[name]]));
  return judgeBody(law, update, body).length === 0 ? body : undefined;
}

type Body = Record<string, unknown>;

interface Change {
  thing: Made;
  body: Body;
}

async function updateOne({ update, get }: Family, change: Change, steps: Steps): Promise<Made["value"]> {
  const { thing } = change;
  if (!update) return thing.value;
  const { world, send, expect } = steps;
  const read = async (operation: typeof update, given: { body?: unknown }) => {
    const path = withIds(operation.path, thing.ids);
    const { body, status } = await send(await world.draft(operation, { given: { path, ...given } }));
    // What answers an update may say nothing of the thing.
    if (operation === update && !documentedResponse(update, status)?.content) return undefined;
    const shown = findThing(body, thing.field, thing.id);
    const about = `After ${update.operationId} with ${show(change.body)}, the answer of ${operation.operationId} must`;
    expect(shown !== undefined, `${about} show the thing with the ${thing.field} ${thing.id}, but does not.`);
    if (shown) expectChanged(change, { update, about, shown }, steps);
    return shown;
  };
  // A time that is set anew in the second in which it was set could not be told from the old one.
  await world.powers.passTime?.(2);
  const answer = await read(update, { body: change.body });
  expectMoved(change, answer, steps);
  // A body that says what is to be, and not by how much, can be sent again: who heard no answer does.
  await read(update, { body: change.body });
  return { ...thing.value, ...(get ? await read(get, {}) : answer) };
}

interface Shown {
  update: Operation;
  about: string;
  shown: Made["value"];
}

function expectChanged({ thing, body }: Change, { update, about, shown }: Shown, steps: Steps): void {
  const { moving = [], operations = {} } = steps.world.law.plan;
  const { normalized = [], updated: own = [] } = operations[update.operationId] ?? {};
  // What is sent and never shown, such as a secret, can't be seen to change.
  const sent = Object.fromEntries(Object.entries(body).filter(([name]) => name in thing.value));
  expectSame(steps, [{ ...thing.value, ...sent }, shown], `${about} show that and nothing else changed`, {
    moving: [...moving, ...own, ...normalized],
    closed: false,
  });
  for (const name of moving)
    steps.expect(!isEarlier(shown[name], thing.value[name]), `${about} not take ${name} back to ${shown[name]}.`);
}

// Only a target whose time we move is sure to have another time by now.
function expectMoved({ thing, body }: Change, shown: Made["value"] | undefined, { world, expect }: Steps): void {
  const { moving = [] } = world.law.plan;
  const changes = Object.keys(body).filter((name) => name in thing.value);
  const isChanged = changes.some((name) => differences(thing.value[name], body[name]).length > 0);
  if (!world.powers.passTime || !isChanged) return;
  for (const name of moving.filter((each) => shown && each in shown))
    expect(
      shown?.[name] !== thing.value[name],
      `A change must set ${name} anew, but it stays ${show(thing.value[name])}.`,
    );
}

function isEarlier(time: unknown, before: unknown): boolean {
  return typeof time === "string" && typeof before === "string" && Date.parse(time) < Date.parse(before);
}

interface Changing {
  family: Family;
  update: Operation;
  thing: Made;
}

/**
 * A body that changes one field of a thing: with that field alone where it may be (RFC 7396), else beside what the
 * request that succeeds has; for a PUT beside all that the thing is (RFC 9110, section 9.3.4). Undefined where no other
 * value is known for it.
 */
async function bodyThatChanges(field: string, changing: Changing, world: World): Promise<Body | undefined> {
  const { update, family, thing } = changing;
  const usual = await world.draft(update, { given: { path: withIds(update.path, thing.ids) } });
  const created = await world.draft(family.create, { fresh: true });
  const [own, another] = [bodyOf(usual.body), bodyOf(created.body)];
  const { operations = {} } = world.law.plan;
  const { notGenerated = [], unique = [] } = operations[update.operationId] ?? {};
  // What another thing would be made with is taken by nobody.
  const isUnique = [...unique, ...(operations[family.create.operationId]?.unique ?? [])].includes(field);
  const sources = isUnique
    ? [another]
    : [own, another, ...(notGenerated.includes(field) ? [] : bodiesOf(update, world.law))];
  const names = new Set(bodyFields(world.law, update));
  const shown = Object.fromEntries(Object.entries(thing.value).filter(([name]) => names.has(name)));
  const around = update.method === "put" ? [shown, { ...own, ...shown }] : [{}, own];
  const schema = bodySchema(world.law, update);
  // A field that another kind of thing has may be allowed without being meant.
  const isRight = (body: Body) =>
    judgeBody(world.law, update, body).length === 0 &&
    innerValues(world.law, schema, body).every((inner) => inner.schema !== undefined);
  return sources
    .flatMap((body) => (field in body ? [body[field]] : []))
    .filter((value) => differences(thing.value[field], value).length > 0)
    .flatMap((value) => around.map((others) => ({ ...others, [field]: value })))
    .find(isRight);
}

function bodiesOf(operation: Operation, law: Law): Body[] {
  const made = fc.sample(arbitraryOf(law, bodySchema(law, operation)), { seed: 1, numRuns: 20 });
  return [...exampleBodies(law, operation), ...made].map(bodyOf);
}

function bodyOf(value: unknown): Body {
  return isObject(value) ? value : {};
}
