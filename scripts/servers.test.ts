import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import spawn, { SubprocessError } from "nano-spawn";
import { describe, expect, test } from "vitest";

describe.each([
  ["pnpm site", "site.ts", "/"],
  ["pnpm mock", "mock.ts", "/health"],
])("%s", (_command, script, page) => {
  const run = (...args: string[]) => spawn(process.execPath, [join(import.meta.dirname, script), ...args]);

  test("explains itself", async () => {
    expect((await run("--help")).stdout).toContain("--port <number>");
  });

  test.each([
    [["--prot", "1"], "unknown option '--prot'"],
    [["--port", "http"], "It must be a whole number from 0 to 65535."],
    [["--port", "70000"], "It must be a whole number from 0 to 65535."],
    [["elsewhere"], "too many arguments"],
  ])("refuses %j in one line, as a wrong call", async (args, complaint) => {
    const { exitCode, stderr } = await failureOf(run(...args));
    expect(exitCode).toBe(2);
    expect(stderr).toContain(complaint);
    expect(stderr.split("\n")).toHaveLength(1);
  });

  test("refuses a port that was asked for and is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const { port } = other.address() as AddressInfo;
    const { exitCode, stderr } = await failureOf(run("--port", String(port)));
    other.close();
    expect(exitCode).toBe(1);
    expect(stderr).toBe(`Port ${port} is taken. Give another with --port, or none for the next free one.`);
  });

  test.each(["SIGINT", "SIGTERM"] as const)("prints its address, serves, and ends well at %s", async (signal) => {
    const server = run("--port", "0");
    const { value: line } = await server.stdout[Symbol.asyncIterator]().next();
    expect((await fetch(line.split(/ +/)[1] + page)).status).toBe(200);
    (await server.nodeChildProcess).kill(signal);
    await server; // Which rejects at any other exit code, and at an end by the signal.
  });
});

async function failureOf(run: Promise<unknown>): Promise<SubprocessError> {
  const error = await run.catch((failure: unknown) => failure);
  if (error instanceof SubprocessError) return error;
  throw new Error("The command was to fail, but did not.");
}
