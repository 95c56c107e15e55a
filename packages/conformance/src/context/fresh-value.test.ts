import { expect, test } from "vitest";
import type { EngineContext } from "./engine-context.ts";
import { freshValue } from "./fresh-value.ts";

function contextOf(runId = "run7"): EngineContext {
  let count = 0;
  return { runId, unique: (stem: string) => `${stem}-${runId}-${++count}` } as EngineContext;
}

test.each<[unknown, RegExp]>([
  ["Hall", /^Hall-run7-\d$/],
  ["ADA", /^[A-Z0-9-]+$/],
  ["ada@example.com", /^ada-run7-\d@example\.com$/],
  ["NG 1234", /^[A-Z]{2} [0-9]{4}$/],
  ["7d1a0b3c-4e5f-4f6b-9c2e-5b1f0c3e8a4d", /^[0-9a-f-]{36}$/],
  [1234, /^[0-9]+$/],
])("extends or varies %j, and never repeats a value", (example, pattern) => {
  const context = contextOf();
  const isValid = (value: unknown) => pattern.test(String(value));
  const options = { example, isValid };
  const values = [example, freshValue(context, options), freshValue(context, options)];
  expect(values.filter(isValid)).toHaveLength(isValid(example) ? 3 : 2);
  expect(new Set(values).size).toBe(3);
});

test("keeps the length of a boundary value, and differs between runs", () => {
  const options = { example: "a".repeat(30), isValid: () => true, keepLength: true };
  const values = ["first", "second"].map((runId) => freshValue(contextOf(runId), options));
  expect(values).toEqual(values.map(() => expect.stringMatching(/^a{18}[a-z]{12}$/)));
  expect(values[0]).not.toBe(values[1]);
});
