import { expect, test } from "vitest";
import { staleFiles } from "./generated.ts";

test("what is generated and committed is what the contract makes now (else run `pnpm generate`)", async () => {
  expect(await staleFiles()).toEqual([]);
});
