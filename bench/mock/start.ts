import type { Metric } from "../tools/metrics.ts";
import { startCli } from "./cli.ts";
import { send } from "./load.ts";

export async function startMetrics(command: string, operations: number, attempts: number): Promise<Metric[]> {
  const times: number[] = [];
  for (let attempt = 0; attempt < attempts; attempt++) times.push(await timeStart(command));
  const name = `start to first response, ${operations} operations`;
  return [{ name, value: Math.min(...times), unit: "ms", max: 300 }];
}

async function timeStart(command: string): Promise<number> {
  const start = performance.now();
  const cli = await startCli(command);
  await send(cli.port, undefined, { method: "GET", path: "/api/v1/health", headers: {} });
  const time = performance.now() - start;
  await cli.close();
  return time;
}
