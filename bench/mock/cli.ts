import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import type { Metric } from "../tools/metrics.ts";
import { type Kind, type RequestFactory, sendRequests } from "./load.ts";

/** The start time of the published `cli.js`. */
export async function startMetric(command: string, operations: number, attempts: number): Promise<Metric> {
  const times: number[] = [];
  for (let attempt = 0; attempt < attempts; attempt++) {
    const start = performance.now();
    const cli = await startCli(command);
    await sendRequests(cli.port, () => [{ path: "/api/v1/health" }], 1);
    times.push(performance.now() - start);
    await cli.close();
  }
  const name = `start to first response, ${operations} operations`;
  return { name, value: Math.min(...times), unit: "ms", max: 300 };
}

/** The memory of the published `cli.js` during many requests. */
export async function memoryMetrics(command: string, requestsOf: Record<Kind, RequestFactory>): Promise<Metric[]> {
  const cli = await startCli(command, "--limits", "off");
  const createRequest = mixRequests(requestsOf);
  await sendRequests(cli.port, createRequest, 50_000);
  const midpoint = cli.memory();
  await sendRequests(cli.port, createRequest, 50_000);
  const end = cli.memory();
  await cli.close();
  return [
    { name: "memory after 100,000 requests", value: end / 1_000_000, unit: "MB", max: 130 },
    { name: "memory growth in the second half", value: end / midpoint, unit: "x", max: 1.15 },
  ];
}

// Of 20 requests, one creates a project, three list projects and the others read one. Some growth is expected, because the
// store keeps projects up to a limit.
function mixRequests(requestsOf: Record<Kind, RequestFactory>): RequestFactory {
  let count = 0;
  return () => {
    count += 1;
    if (count % 20 === 0) return requestsOf["POST, validated"]();
    return count % 5 === 0 ? requestsOf["list of 25"]() : requestsOf["GET one"]();
  };
}

/** Starts the mock on a free port. @throws if the process exits before listening. */
async function startCli(command: string, ...flags: string[]) {
  const child = spawn(process.execPath, [command, "--port", "0", ...flags], { stdio: ["ignore", "pipe", "inherit"] });
  const port = await portOf(child);
  return {
    port,
    memory: () => memoryOf(child.pid ?? 0),
    async close() {
      child.kill();
      await once(child, "exit");
    },
  };
}

async function portOf({ stdout }: ChildProcess): Promise<number> {
  let output = "";
  for await (const chunk of stdout ?? []) {
    output += chunk;
    const port = /:(\d+)\/api/.exec(output)?.[1];
    if (port !== undefined) return Number(port);
  }
  throw new Error(`The mock did not start: ${output.trim() || "no output"}`);
}

// Resident memory in bytes. The second number in statm is the number of resident pages. Other systems have ps.
function memoryOf(pid: number): number {
  const file = `/proc/${pid}/statm`;
  if (existsSync(file)) return 4096 * Number(readFileSync(file, "utf8").split(" ")[1]);
  return 1024 * Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }));
}
