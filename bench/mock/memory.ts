import type { Metric } from "../tools/metrics.ts";
import { startCli } from "./cli.ts";
import { type RequestFactory, sendRequests } from "./load.ts";
import type { Kind } from "./requests.ts";

const megabyte = 1_000_000;

export async function memoryMetrics(command: string, requestsOf: Record<Kind, RequestFactory>): Promise<Metric[]> {
  const cli = await startCli(command, "--limits", "off");
  const createRequest = mixRequests(requestsOf);
  await sendRequests(cli.port, createRequest, 50_000);
  const midpoint = cli.memory();
  await sendRequests(cli.port, createRequest, 50_000);
  const end = cli.memory();
  await cli.close();
  return [
    { name: "memory after 100,000 requests", value: end / megabyte, unit: "MB", max: 130 },
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
