import { join } from "node:path";
import spawn from "nano-spawn";
import { expect, test } from "vitest";

test("conformance.ts runs test cases and workflows against its own mock", async ({ signal }) => {
  const options = ["--only", "getHealth > 200 > example", "--only", "deniedLogin"];
  const { stdout } = await spawn(process.execPath, [join(import.meta.dirname, "conformance.ts"), ...options], {
    signal,
  });
  expect(stdout).toMatch(/^Target: +mock, started for this run\nURL: +http:\/\/127\.0\.0\.1:\d+\/api\/v1\n/);
  expect(stdout).toContain("2 passed, 0 failed");
});
