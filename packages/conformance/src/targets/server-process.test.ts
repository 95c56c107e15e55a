import spawn from "nano-spawn";
import { expect, test } from "vitest";
import { waitForServer } from "./server-process.ts";

const start = (script: string) => waitForServer(spawn(process.execPath, ["-e", script]), /http:\S+/);

test("waits for the URL of the server, and reports a server that exits before", async () => {
  const server = await start('console.log("Starting\\nReady: http://127.0.0.1:1"); setInterval(() => {}, 1000)');
  expect(server.match[0]).toBe("http://127.0.0.1:1");
  await server.close();
  await expect(start("console.error('No port')")).rejects.toThrow("did not start");
});
