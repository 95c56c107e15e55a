import type { Mock } from "@crewkit/mock";
import type { SampleOverrides } from "@crewkit/openapi";
import { afterAll, describe, expect, test } from "vitest";
import { planOf } from "./plan.ts";
import { readSampleOverrides } from "./samples.ts";
import { compare } from "./testing/compare.ts";
import { startLater, startToday } from "./testing/mocks.ts";
import { prepare, sendPlan } from "./testing/send.ts";
import { operationNamed, planFor } from "./testing/shown.ts";
import { variablesOf } from "./variables.ts";

const [today, later] = [await startToday(), await startLater()];
afterAll(() => Promise.all([today.close(), later.close()]));

// The recipes can only get shorter: what is not needed must go. run.test.ts checks that they are enough.
describe.each(Object.entries(readSampleOverrides()))("the sample of %s", (operationId, overrides) => {
  test.each(shorter(overrides))("needs its %s %j", async (_key, _item, rest) => {
    expect(await faultOf(today, operationId, rest), "the sample is right without it: take it out").not.toBe("");
  });

  test("is dated, or holds on another day too", async () => {
    expect(await faultOf(later, operationId, overrides)).toSatisfy(
      (fault) => (fault !== "") === (overrides.dependsOnDate ?? false),
    );
  });

  test("tells readers all that comes before", () => {
    const { before = [], note = "" } = overrides;
    const untold = [...before.map(({ operation }) => operation), ...variablesOf(overrides.body)].filter(
      (name) => !note.includes(name),
    );
    expect(untold).toEqual([]);
  });
});

type Shorter = [key: string, item: unknown, rest: SampleOverrides];

/** A recipe without one of its keys, or one of the items in them. */
function shorter({ note, dependsOnDate, ...overrides }: SampleOverrides): Shorter[] {
  return Object.entries(overrides).flatMap(([key, value]): Shorter[] => {
    if (!Array.isArray(value)) return [[key, value, without(overrides, key)]];
    return value.map((item, at) => [key, item, { ...overrides, [key]: value.toSpliced(at, 1) }]);
  });
}

function without(overrides: SampleOverrides, key: string): SampleOverrides {
  return Object.fromEntries(Object.entries(overrides).filter(([name]) => name !== key));
}

/** What is wrong with the answer to a sample; nothing if it is as shown. */
async function faultOf(mock: Mock, operationId: string, overrides: SampleOverrides): Promise<string> {
  const plan = planOf(operationNamed(operationId), overrides);
  try {
    const body = await sendPlan(mock, plan, await prepare(mock, plan.before, planFor));
    return compare(plan.response, body, { differs: plan.volatile, seconds: mock === later ? Infinity : 60 }).join("; ");
  } catch (error) {
    return (error as Error).message;
  }
}
