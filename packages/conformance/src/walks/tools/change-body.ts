import type { Operation } from "@crewkit/openapi";
import fc from "fast-check";
import type { Family } from "../../law/family.ts";
import type { Law } from "../../law/law.ts";
import { withIds } from "../../law/template.ts";
import { arbitraryOf } from "../../schema/arbitrary.ts";
import { bodyFields, bodySchema, exampleBodies, judgeBody } from "../../schema/body.ts";
import { innerValues } from "../../schema/declared.ts";
import { isObject } from "../../values/json.ts";
import type { World } from "../../world/world.ts";
import { differences } from "./differences.ts";
import type { Made } from "./find-thing.ts";

/** What is to change. */
export interface Changing {
  family: Family;
  update: Operation;
  thing: Made;
}

type Body = Record<string, unknown>;

/**
 * A body that changes one field of a thing: with that field alone where it may be (RFC 7396), else beside what the
 * request that succeeds has; for a PUT beside all that the thing is (RFC 9110, section 9.3.4). Undefined where no other
 * value is known for it.
 */
export async function bodyThatChanges(field: string, changing: Changing, world: World): Promise<Body | undefined> {
  const { update, family, thing } = changing;
  const usual = await world.draft(update, { given: { path: withIds(update.path, thing.ids) } });
  const created = await world.draft(family.create, { fresh: true });
  const [own, another] = [bodyOf(usual.body), bodyOf(created.body)];
  const { operations = {} } = world.law.plan;
  const { keep = [], unique = [] } = operations[update.operationId] ?? {};
  // What another thing would be made with is taken by nobody.
  const isUnique = [...unique, ...(operations[family.create.operationId]?.unique ?? [])].includes(field);
  const sources = isUnique ? [another] : [own, another, ...(keep.includes(field) ? [] : bodiesOf(update, world.law))];
  const shown = fieldsOf(thing, update, world.law);
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

// What of a thing an update may say.
function fieldsOf({ value }: Made, update: Operation, law: Law): Body {
  const names = new Set(bodyFields(law, update));
  return Object.fromEntries(Object.entries(value).filter(([name]) => names.has(name)));
}

function bodiesOf(operation: Operation, law: Law): Body[] {
  const made = fc.sample(arbitraryOf(law, bodySchema(law, operation)), { seed: 1, numRuns: 20 });
  return [...exampleBodies(law, operation), ...made].map(bodyOf);
}

function bodyOf(value: unknown): Body {
  return isObject(value) ? value : {};
}
