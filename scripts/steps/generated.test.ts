import { expect, test } from "vitest";
import { outdatedFiles } from "./generated.ts";

test("committed generated files are up to date (run `pnpm generate`)", async () => {
  expect(await outdatedFiles()).toEqual([]);
});
