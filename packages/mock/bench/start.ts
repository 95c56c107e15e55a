import { startCli } from "./cli.ts";
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
  const cli = await startCli(packed);
  await send(cli.port, undefined, { method: "GET", path: "/api/v1/health", headers: {} });
  const time = performance.now() - begun;
  await cli.close();
  return time;
}
