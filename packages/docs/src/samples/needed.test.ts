import type { Mock } from "@crewkit/mock";
import type { SampleRecipe } from "@crewkit/openapi";
import { afterAll, describe, expect, test } from "vitest";
import { planOf } from "./plan.ts";
import { readSampleRecipes } from "./samples.ts";
import { compare } from "./testing/compare.ts";
import { startLater, startToday } from "./testing/mocks.ts";
import { prepare, sendPlan } from "./testing/send.ts";
import { operationNamed, planFor } from "./testing/shown.ts";
import { variablesOf } from "./variables.ts";

const [today, later] = [await startToday(), await startLater()];
afterAll(() => Promise.all([today.close(), later.close()]));

// The recipes can only get shorter: what is not needed must go. run.test.ts checks that they are enough.
describe.each(Object.entries(readSampleRecipes()))("the sample of %s", (operationId, recipe) => {
  test.each(shorter(recipe))("needs its %s %j", async (_key, _item, rest) => {
    expect(await faultOf(today, operationId, rest), "the sample is right without it: take it out").not.toBe("");
  });

  test("is dated, or holds on another day too", async () => {
    expect(await faultOf(later, operationId, recipe)).toSatisfy((fault) => (fault !== "") === (recipe.dated ?? false));
  });

  test("tells readers all that comes before", () => {
    const { before = [], note = "" } = recipe;
    const untold = [...before.map(({ call }) => call), ...variablesOf(recipe.body)].filter(
      (name) => !note.includes(name),
    );
    expect(untold).toEqual([]);
  });
});

type Shorter = [key: string, item: unknown, rest: SampleRecipe];

/** A recipe without one of its keys, or one of the items in them. */
function shorter({ note, dated, ...recipe }: SampleRecipe): Shorter[] {
  return Object.entries(recipe).flatMap(([key, value]): Shorter[] => {
    if (!Array.isArray(value)) return [[key, value, without(recipe, key)]];
    return value.map((item, at) => [key, item, { ...recipe, [key]: value.toSpliced(at, 1) }]);
  });
}

function without(recipe: SampleRecipe, key: string): SampleRecipe {
  return Object.fromEntries(Object.entries(recipe).filter(([name]) => name !== key));
}

/** What is wrong with the answer to a sample; nothing if it is as shown. */
async function faultOf(mock: Mock, operationId: string, recipe: SampleRecipe): Promise<string> {
  const plan = planOf(operationNamed(operationId), recipe);
  try {
    const body = await sendPlan(mock, plan, await prepare(mock, plan.before, planFor));
    return compare(plan.answer, body, { differs: plan.differs, seconds: mock === later ? Infinity : 60 }).join("; ");
  } catch (error) {
    return (error as Error).message;
  }
}
