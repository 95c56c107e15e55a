import { join } from "node:path";
import spawn from "nano-spawn";
import { expect, test } from "vitest";

const run = (...args: string[]) => spawn(process.execPath, [join(import.meta.dirname, "conformance.ts"), ...args]);

test("pnpm conformance is the suite's command line", async () => {
  expect((await run("--help")).stdout).toContain("--url <url>");
  expect((await run("--list", "--only", "getHealth > 200 > as")).stdout).toBe("getHealth > 200 > as in the example");
}, 20_000);

test("without a URL it tries the mock, which it starts and ends", async () => {
  const { stdout } = await run("--only", "getHealth > 200 > as");
  expect(stdout).toMatch(/^mock \(http:\/\/127\.0\.0\.1:\d+\/api\/v1\): 1 case and 0 walks /);
  expect(stdout).toContain("1 passed, 0 failed.\n");
}, 20_000);

test("the contract's workflows are gone through with it", async () => {
  const { stdout } = await run("--only", "deniedLogin");
  expect(stdout).toContain("1 passed, 0 failed.\n");
}, 20_000);
