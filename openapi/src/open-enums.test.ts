import { expect, test } from "vitest";
import { closeEnums } from "./open-enums.ts";
import type { Contract } from "./operations.ts";
import { createValidator } from "./validator.ts";

test("only accepts the known values of enums that may get more values", () => {
  const Level = { type: ["string", "null"], "x-extensible-enum": ["low", "high"] };
  const contract = { components: { schemas: { Level } } } as unknown as Contract;
  const [open, closed] = [createValidator(contract), createValidator(closeEnums(contract))];
  expect(open("/components/schemas/Level", "middle")).toEqual([]);
  expect(closed("/components/schemas/Level", "middle")).toEqual([
    expect.stringContaining("must be equal to one of the allowed values: low, high"),
  ]);
  for (const known of ["low", null]) expect(closed("/components/schemas/Level", known)).toEqual([]);
});
