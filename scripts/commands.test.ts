import { exec } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { hasGit } from "@crewkit/diff/testing";
import { hasCurl } from "@crewkit/docs/snippets";
import { startMock } from "@crewkit/mock";
import spawn, { SubprocessError } from "nano-spawn";
import { expect, onTestFinished, test } from "vitest";
import { root } from "./steps/project.ts";
import { start } from "./testing/start.ts";

const command = (script: string, ...options: string[]) => [
  process.execPath,
  join(import.meta.dirname, script),
  ...options,
];

// Windows has no signals.
const isWindows = process.platform === "win32";

test.skipIf(isWindows).each([
  ["site.ts", "/", "SIGTERM"],
  ["mock.ts", "/health", "SIGINT"],
] as const)("%s prints its address, serves %s and exits with 0 on %s", async (script, page, signal) => {
  const { output, end } = await start(command(script, "--port", "0"), /http:/);
  const address = output.match(/http:\S+/)?.[0] ?? "";
  expectRandomPort(address);
  expect((await fetch(address + page)).status).toBe(200);
  expect(await end(signal)).toBe(0);
});

test("mock.ts --engine prism serves the contract with Prism and exits with 0 on SIGINT", async () => {
  const { output, end } = await start(command("mock.ts", "--engine", "prism", "--port", "0"), /http:/);
  const { origin } = new URL(output.match(/http:\S+/)?.[0] ?? "");
  expectRandomPort(origin);
  const response = await fetch(`${origin}/auth/token`, {
    method: "POST",
    headers: { Prefer: "code=400, example=slowDown", "Content-Type": "application/json" },
    body: '{"device_code":"any"}',
  });
  expect([response.status, await response.json()]).toEqual([400, { error: "slow_down" }]);
  expect(await end("SIGINT")).toBe(0);
});

test("mock.ts --engine prism prints an error if the port is in use", async ({ signal }) => {
  const mock = await startMock();
  onTestFinished(() => mock.close());
  const { port } = new URL(mock.url);
  const [file = "", ...options] = command("mock.ts", "--engine", "prism", "--port", port);
  await expect(spawn(file, options, { signal })).rejects.toMatchObject({
    exitCode: 1,
    output: `Port ${port} is already in use. Pass --port to choose another, or omit it to use the next free port.`,
  });
});

test.skipIf(isWindows || !hasCurl)(
  "start.ts prints a working curl command, serves docs and a mock that link to each other, and exits with 0 on SIGINT",
  async () => {
    const { output, end } = await start(command("start.ts", "--docs-port", "0", "--mock-port", "0"), /Ctrl-C/);

    const { stdout } = await promisify(exec)(output.match(/^curl .*$/m)?.[0] ?? "");
    expect(stdout).toMatch(/^HTTP\/1.1 200 OK/);
    expect(JSON.parse(stdout.slice(stdout.indexOf("{")))).toMatchObject({ data: expect.any(Array) });
    const docs = output.match(/^Docs +(.*)$/m)?.[1] ?? "";
    const mock = output.match(/^Mock +(.*)$/m)?.[1] ?? "";
    expect(await (await fetch(`${docs}/guides/quickstart.html`)).text()).toContain(mock);
    expect(await (await fetch(new URL("/", mock))).json()).toMatchObject({ links: { docs } });
    for (const address of [docs, mock]) expectRandomPort(address);

    expect(await end("SIGINT")).toBe(0);
    await expect(fetch(docs)).rejects.toThrow();
  },
);

test("conformance.ts runs test cases and scenarios against its own mock", async ({ signal }) => {
  const [file = "", ...options] = command(
    "conformance.ts",
    "--only",
    "getHealth > 200 > example",
    "--only",
    "getHealth > idempotent",
  );
  const { stdout } = await spawn(file, options, { signal });
  expect(stdout).toMatch(/^Target: +mock, started for this run\nURL: +http:\/\/127\.0\.0\.1:\d+\/api\/v1\n/);
  expect(stdout).toContain("2 passed, 0 failed");
});

const isClone = hasGit && existsSync(join(root, ".git"));

test.for([
  ["contract-report.ts", "--jsn"],
  ["contract-diff.ts", isClone ? "v9" : "--jsn"],
] as const)("%s %s prints a one-line error and exits with 2", async ([script, argument], { signal }) => {
  const [file = "", ...options] = command(script, argument);
  const error = await spawn(file, options, { signal }).catch((failure: unknown) => failure);
  expect(error).toBeInstanceOf(SubprocessError);
  expect(error).toMatchObject({ exitCode: 2, stdout: "", stderr: expect.stringMatching(/^error: .*$/) });
  expect(error).toHaveProperty("stderr", expect.stringContaining(argument));
});

function expectRandomPort(address: string): void {
  expect(Number(new URL(address).port)).toBeGreaterThan(10_000);
}
