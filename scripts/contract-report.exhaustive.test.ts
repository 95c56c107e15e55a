import { join } from "node:path";
import spawn, { type SubprocessError } from "nano-spawn";
import { expect, test } from "vitest";

test("contract-report.ts --json prints only JSON", async ({ signal }) => {
  const command = [join(import.meta.dirname, "contract-report.ts"), "--json"];
  // It exits with 1 if a metric is worse than its limit.
  const { stdout } = await spawn(process.execPath, command, { signal }).catch((failure: SubprocessError) => failure);
  const { measures } = JSON.parse(stdout);
  expect(measures).toContainEqual(expect.objectContaining({ name: "operations", lacking: [] }));
  expect(measures).toContainEqual(expect.objectContaining({ name: "lint problems" }));
});
