import spawn from "nano-spawn";
import { beforeAll, expect, test } from "vitest";
import { findApiChanges } from "./api-report.ts";

// Turborepo builds the package before it runs the tests.
beforeAll(async () => {
  if (!process.env.TURBO_HASH) await run("pnpm", "build");
});

test("the public API matches the reports in api/ (run `pnpm generate`)", async () => {
  expect(await findApiChanges({ update: false })).toEqual([]);
});

test("the bundle sizes are within the limits of .size-limit.js", async () => {
  await expect(run("size-limit")).resolves.toBeDefined();
});

async function run(command: string, ...args: string[]): Promise<string> {
  return (await spawn(command, args, { cwd: import.meta.dirname, preferLocal: true })).output;
}
