import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";

// Windows has no signals.
test.skipIf(process.platform === "win32").each(["SIGINT", "SIGTERM"] as const)(
  "keeps running after its stdout is closed, and exits with 0 on %s",
  async (signal) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, "cli.ts"), "--port", "0", "--log", "json"]);
    onTestFinished(() => void child.kill("SIGKILL"));
    const exited = once(child, "exit");
    const [line] = await once(createInterface(child.stdout), "line");
    const url = /http:\S+/.exec(line)?.[0];
    child.stdout.destroy();
    for (const _ of [1, 2, 3]) expect((await fetch(`${url}/health`)).status).toBe(200);
    child.kill(signal);
    expect(await exited).toEqual([0, null]);
  },
);
