import { join } from "node:path";
import spawn, { SubprocessError } from "nano-spawn";
import { describe, expect, test, vi } from "vitest";

// Each starts processes, which a busy machine is slow to do.
vi.setConfig({ testTimeout: 60_000 });

const run = (script: string, ...args: string[]) =>
  spawn(process.execPath, [join(import.meta.dirname, script), ...args]);

describe.each([
  ["pnpm contract:report", "contract-report.ts"],
  ["pnpm contract:diff", "contract-diff.ts"],
])("%s", (name, script) => {
  test("explains itself", async () => {
    const { stdout } = await run(script, "--help");
    expect(stdout).toMatch(`Usage: ${name} [options]`);
    expect(stdout).toContain("--json");
  });

  test("refuses a wrong call in one line", async () => {
    const error = await run(script, "--jsn").catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(SubprocessError);
    expect(error).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(/^error: unknown option '--jsn'.*$/) });
  });
});

test("pnpm contract:report --json prints JSON and nothing else", async () => {
  // Whether all figures hold is not the question here.
  const { stdout } = await run("contract-report.ts", "--json").catch((failure: SubprocessError) => failure);
  expect(JSON.parse(stdout).measures).toContainEqual(expect.objectContaining({ name: "operations", lacking: [] }));
});
