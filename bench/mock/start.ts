import type { Metric } from "../tools/metrics.ts";
import { startCli } from "./cli.ts";
import { send } from "./load.ts";

/** The time from starting the mock's command to its first response: the minimum of some tries. */
export async function startMetrics(command: string, operations: number, tries: number): Promise<Metric[]> {
  const times: number[] = [];
  for (let each = 0; each < tries; each++) times.push(await timeStart(command));
  const name = `start to first answer, ${operations} operations`;
  return [{ name, value: Math.min(...times), unit: "ms", atMost: 300 }];
}

async function timeStart(command: string): Promise<number> {
  const begun = performance.now();
  const cli = await startCli(command);
  await send(cli.port, undefined, { method: "GET", path: "/api/v1/health", headers: {} });
  const time = performance.now() - begun;
  await cli.close();
  return time;
}
