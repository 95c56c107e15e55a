import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Figure } from "./figure.ts";
import { send } from "./load.ts";

/** From the start of the mock's own command to its first answer; the least of some tries, in milliseconds. */
export async function startFigures(packed: string, tries: number): Promise<Figure[]> {
  let least = Number.POSITIVE_INFINITY;
  for (let each = 0; each < tries; each++) least = Math.min(least, await timeStart(packed));
  return [{ name: "start to first answer, 117 operations", value: least, unit: " ms", atMost: 300 }];
}

async function timeStart(packed: string): Promise<number> {
  const begun = performance.now();
  const child = spawn(process.execPath, [join(packed, "dist/cli.js"), "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await portOf(child);
  await send(port, undefined, { method: "GET", path: "/api/v1/health", headers: {} });
  const time = performance.now() - begun;
  child.kill();
  await once(child, "exit");
  return time;
}

async function portOf({ stdout }: ChildProcess): Promise<number> {
  let said = "";
  for await (const chunk of stdout ?? []) {
    said += chunk;
    const port = /:(\d+)\/api/.exec(said)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error(`The mock did not start: ${said.trim() || "no word"}`);
}
