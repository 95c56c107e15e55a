import type { Operation } from "@crewkit/openapi";
import { idsIn, withIds } from "../law/template.ts";
import type { AvailabilityRule } from "../plan/facts.ts";
import { at, isObject } from "../values/json.ts";
import { Unreached } from "../world/unreached.ts";
import type { MakeWalks, Steps } from "./make.ts";

/** What tells whether a value is free tells the truth: before a thing takes it, and afterwards. */
export const available: MakeWalks = (law) =>
  Object.entries(law.plan.available ?? {}).map(([operationId, rule]) => ({
    operation: law.operation(operationId),
    writes: true,
    go: (steps) => go(law.operation(operationId), rule, steps),
  }));

async function go(operation: Operation, rule: AvailabilityRule, { world, send, expect }: Steps): Promise<void> {
  const { parameter, pointer, create, field } = rule;
  const creation = await world.draft(world.law.operation(create), { fresh: true });
  const value = isObject(creation.body) ? creation.body[field] : undefined;
  if (value === undefined) throw new Unreached(`${create} is not sent with ${field}, which the plan says is taken.`);
  const path = withIds(operation.path, idsIn(creation.operation.path, creation.path));
  const ask = async (wanted: boolean, when: string) => {
    const { body } = await send(await world.draft(operation, { given: { path, query: { [parameter]: value } } }));
    const told = at(body, pointer);
    expect(told === wanted, `${pointer} of ${parameter}=${value} must be ${wanted} ${when}, but is ${told}.`);
  };
  await ask(true, "as long as nothing has it");
  await send(creation);
  await ask(false, `after ${create} with it`);
}
