import { expect, test } from "vitest";
import { runLibrary } from "../testing/library/run-library.ts";

test.each([2, 3])("passes another API with seed %i", async (seed) => {
  const { results } = await runLibrary({ seed });
  expect(results.flatMap(({ name, failures }) => failures.map(({ message }) => `${name}: ${message}`))).toEqual([]);
});
