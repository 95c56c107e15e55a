import { expect, test } from "vitest";
import { closeEnums } from "./open-enums.ts";
import type { Contract } from "./operations.ts";
import { createValidator } from "./validator.ts";

test("only accepts the known values of open enums", () => {
  const level = { $ref: "#/components/schemas/Level" };
  const schemas = {
    Level: { type: "string", enum: ["low", "high"] },
    Open: { anyOf: [level, { type: "string" }, { type: "null" }] },
  };
  const contract = { components: { schemas } } as unknown as Contract;
  const [open, closed] = [createValidator(contract), createValidator(closeEnums(contract))];
  expect(open("/components/schemas/Open", "middle")).toEqual([]);
  expect(closed("/components/schemas/Open", "middle")).toContain(
    "must be equal to one of the allowed values: low, high",
  );
  for (const known of ["low", null]) expect(closed("/components/schemas/Open", known)).toEqual([]);
});
