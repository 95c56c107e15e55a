import type { Mock } from "@crewkit/mock";
import type { SampleOverrides } from "@crewkit/openapi";
import { afterAll, describe, expect, test } from "vitest";
import { createSample, readSampleOverrides } from "./sample.ts";
import { compare } from "./testing/compare.ts";
import { startMockAtExampleTime, startMockAtLaterDate } from "./testing/mocks.ts";
import { findOperation } from "./testing/rendered.ts";
import { runSetup, sendSample } from "./testing/send.ts";
import { variableNames } from "./variables.ts";

const [today, later] = [await startMockAtExampleTime(), await startMockAtLaterDate()];
afterAll(() => Promise.all([today.close(), later.close()]));

// Every override must be necessary. run.test.ts checks that they are sufficient.
describe.each(Object.entries(readSampleOverrides()))("the sample overrides of %s", (operationId, overrides) => {
  test.each(withoutEach(overrides))("need %s %j", async (_key, _item, rest) => {
    expect(
      await findMismatch(today, operationId, rest),
      "The sample passes without this override. Remove it.",
    ).not.toBe("");
  });

  test("set dependsOnDate only if the response depends on the date", async () => {
    expect(await findMismatch(later, operationId, overrides)).toSatisfy(
      (mismatch) => (mismatch !== "") === (overrides.dependsOnDate ?? false),
    );
  });

  test("mention all setup steps and variables in the note", () => {
    const { before = [], note = "" } = overrides;
    const unmentioned = [...before.map(({ operation }) => operation), ...variableNames(overrides.body)].filter(
      (name) => !note.includes(name),
    );
    expect(unmentioned).toEqual([]);
  });
});

type Reduced = [key: string, item: unknown, rest: SampleOverrides];

function withoutEach({ note, dependsOnDate, ...overrides }: SampleOverrides): Reduced[] {
  return Object.entries(overrides).flatMap(([key, value]): Reduced[] => {
    if (!Array.isArray(value)) return [[key, value, without(overrides, key)]];
    return value.map((item, at) => [key, item, { ...overrides, [key]: value.toSpliced(at, 1) }]);
  });
}

function without(overrides: SampleOverrides, key: string): SampleOverrides {
  return Object.fromEntries(Object.entries(overrides).filter(([name]) => name !== key));
}

/** Compares the response of the mock with the sample. Returns an empty string if they match. */
async function findMismatch(mock: Mock, operationId: string, overrides: SampleOverrides): Promise<string> {
  const sample = createSample(findOperation(operationId), overrides);
  try {
    const body = await sendSample(mock, sample, await runSetup(mock, sample.before));
    return compare(sample.response, body, { volatile: sample.volatile, seconds: mock === later ? Infinity : 60 }).join(
      "; ",
    );
  } catch (error) {
    return (error as Error).message;
  }
}
