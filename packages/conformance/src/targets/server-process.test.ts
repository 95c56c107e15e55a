import spawn from "nano-spawn";
import { expect, test } from "vitest";
import { waitForServer } from "./server-process.ts";

const node = (script: string) => spawn(process.execPath, ["-e", script]);
const readUrl = (line: string) => /http:\S+/.exec(line)?.[0];

test("keeps reading the output of the server, so that the server does not block", async () => {
  const server = node(`
    console.log("Starting\\nReady: http://127.0.0.1:1");
    process.stdout.write("x".repeat(5_000_000), () => process.exit(3));`);
  const exit = server.catch((error: { exitCode: number }) => error.exitCode);
  expect((await waitForServer(server, readUrl)).output).toBe("http://127.0.0.1:1");
  expect(await exit).toBe(3);
});

test("reports a server that exits before it is ready", async () => {
  await expect(waitForServer(node("console.error('No port')"), readUrl)).rejects.toThrow("did not start");
});
