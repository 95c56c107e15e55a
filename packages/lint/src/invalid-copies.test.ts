import { expect, test } from "vitest";
import { errorsOnInvalidCopies } from "./invalid-copies.ts";
import { rules } from "./plugin.ts";

test.each([...rules.keys()])("rules do not throw on a sample of invalid copies of the example of %s", async (id) => {
  expect(await errorsOnInvalidCopies(id, 7)).toEqual([]);
});
