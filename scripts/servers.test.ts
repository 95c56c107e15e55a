import { join } from "node:path";
import { expect, test } from "vitest";
import { start } from "./testing/start.ts";

test.each([
  ["site.ts", "/", "SIGTERM"],
  ["mock.ts", "/health", "SIGINT"],
] as const)("%s prints its address, serves %s and exits with 0 at %s", async (script, page, signal) => {
  const command = [process.execPath, join(import.meta.dirname, script), "--port", "0"];
  const { output, end } = await start(command, /http:/);
  const address = output.match(/http:\S+/)?.[0];
  expect((await fetch(address + page)).status).toBe(200);
  expect(await end(signal)).toBe(0);
});
