import type { Mock } from "@crewkit/mock";
import type { SampleOverrides } from "@crewkit/openapi";
import { afterAll, describe, expect, test } from "vitest";
import { createSample, readSampleOverrides } from "./sample.ts";

import { compare } from "./testing/compare.ts";
import { startMockAtExampleTime, startMockAtLaterDate } from "./testing/mocks.ts";
import { findOperation, findSample } from "./testing/rendered.ts";
import { runSetup, sendSample } from "./testing/send.ts";
import { variableNames } from "./variables.ts";

const [today, later] = [await startMockAtExampleTime(), await startMockAtLaterDate()];
afterAll(() => Promise.all([today.close(), later.close()]));

// The recipes can only get shorter: what is not needed must go. run.test.ts checks that they are enough.
describe.each(Object.entries(readSampleOverrides()))("the sample of %s", (operationId, overrides) => {
  test.each(withoutEach(overrides))("needs its %s %j", async (_key, _item, rest) => {
    expect(await findMismatch(today, operationId, rest), "the sample is right without it: take it out").not.toBe("");
  });

  test("is dated, or holds on another day too", async () => {
    expect(await findMismatch(later, operationId, overrides)).toSatisfy(
      (fault) => (fault !== "") === (overrides.dependsOnDate ?? false),
    );
  });

  test("tells readers all that comes before", () => {
    const { before = [], note = "" } = overrides;
    const untold = [...before.map(({ operation }) => operation), ...variableNames(overrides.body)].filter(
      (name) => !note.includes(name),
    );
    expect(untold).toEqual([]);
  });
});

type Reduced = [key: string, item: unknown, rest: SampleOverrides];

/** A recipe without one of its keys, or one of the items in them. */
function withoutEach({ note, dependsOnDate, ...overrides }: SampleOverrides): Reduced[] {
  return Object.entries(overrides).flatMap(([key, value]): Reduced[] => {
    if (!Array.isArray(value)) return [[key, value, without(overrides, key)]];
    return value.map((item, at) => [key, item, { ...overrides, [key]: value.toSpliced(at, 1) }]);
  });
}

function without(overrides: SampleOverrides, key: string): SampleOverrides {
  return Object.fromEntries(Object.entries(overrides).filter(([name]) => name !== key));
}

/** What is wrong with the answer to a sample; nothing if it is as shown. */
async function findMismatch(mock: Mock, operationId: string, overrides: SampleOverrides): Promise<string> {
  const sample = createSample(findOperation(operationId), overrides);
  try {
    const body = await sendSample(mock, sample, await runSetup(mock, sample.before, findSample));
    return compare(sample.response, body, { volatile: sample.volatile, seconds: mock === later ? Infinity : 60 }).join(
      "; ",
    );
  } catch (error) {
    return (error as Error).message;
  }
}
