import type { Operation } from "@crewkit/openapi";
import type { Draft } from "../http/draft.ts";
import { mayWrite } from "../law/law.ts";
import { at, isObject, withValue } from "../values/json.ts";
import { Unreached } from "../world/unreached.ts";
import type { MakeWalks, Steps } from "./make.ts";
import { expectSame } from "./tools/differences.ts";

/** A value that is written otherwise and means the same does the same; where it is unique, it is taken as well. */
export const spellings: MakeWalks = (law) =>
  law.operations.flatMap((operation) =>
    Object.entries(law.plan.operations?.[operation.operationId]?.spellings ?? {}).map(([name, spell]) => ({
      operation,
      what: name,
      go: (steps) => go({ operation, name, spell }, steps),
    })),
  );

interface Spelling {
  operation: Operation;
  name: string;
  spell(value: string): readonly string[];
}

async function go(spelling: Spelling, steps: Steps): Promise<void> {
  const { operation, name } = spelling;
  const { plan } = steps.world.law;
  if (!mayWrite(operation, plan)) return same(spelling, steps);
  const isUnique = plan.operations?.[operation.operationId]?.unique?.includes(name);
  return isUnique ? taken(spelling, steps) : alike(spelling, steps);
}

// What only reads answers the same.
async function same({ operation, name, spell }: Spelling, steps: Steps): Promise<void> {
  const { world, send } = steps;
  const draft = await world.draft(operation);
  const usual = await send(draft);
  for (const value of spell(textIn(draft, name))) {
    const { body } = await send(withText(draft, name, value));
    expectSame(steps, [usual.body, body], `With ${name} as ${value} the answer must be the same`);
  }
}

async function taken({ operation, name, spell }: Spelling, { world, send }: Steps): Promise<void> {
  const { body: status } = world.law.plan.refusals;
  const first = await world.draft(operation, { fresh: true });
  const second = await world.draft(operation, { fresh: true, given: { path: first.path } });
  await send(first);
  for (const value of spell(textIn(first, name))) await send(withText(second, name, value), { blames: [name], status });
}

// What changes something needs something anew for each spelling.
async function alike({ operation, name, spell }: Spelling, { world, send }: Steps): Promise<void> {
  const count = spell(textIn(await world.draft(operation), name)).length;
  for (let index = 0; index < count; index++) {
    const draft = await world.draft(operation, { fresh: true });
    await send(withText(draft, name, spell(textIn(draft, name))[index] ?? ""));
  }
}

function isParameter({ operation }: Draft, name: string): boolean {
  return operation.parameters.some((each) => each.in === "query" && each.name === name);
}

function textIn(draft: Draft, name: string): string {
  const value = isParameter(draft, name) ? draft.query[name] : isObject(draft.body) && at(draft.body, `/${name}`);
  if (typeof value !== "string") throw new Unreached(`${draft.operation.operationId} is not sent with ${name}.`);
  return value;
}

function withText(draft: Draft, name: string, value: string): Draft {
  if (isParameter(draft, name)) return { ...draft, query: { ...draft.query, [name]: value } };
  return { ...draft, body: withValue(draft.body, [name], value) };
}
