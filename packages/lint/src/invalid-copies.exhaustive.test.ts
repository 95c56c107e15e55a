import { expect, test } from "vitest";
import { errorsOnInvalidCopies } from "./invalid-copies.ts";
import { rules } from "./plugin.ts";

test.each([...rules.keys()])("rules do not throw on any invalid copy of the example of %s", async (id) => {
  expect(await errorsOnInvalidCopies(id, 1)).toEqual([]);
});
