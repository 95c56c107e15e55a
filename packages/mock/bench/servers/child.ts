import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Contract } from "@crewkit/openapi";

/** What a server tells of itself. */
export interface Usage {
  /** CPU time of the process until now, in microseconds. */
  cpu: number;
}

/** The contract that this process is to serve: the JSON file that its first argument names. */
export function givenContract(): Contract {
  return JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
}

/** Tells the parent where this process listens, and answers each of its messages with the usage. */
export function report(port: number): void {
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    const usage: Usage = { cpu: user + system };
    process.send?.(usage);
  });
  // The parent is gone, for whatever reason.
  process.on("disconnect", () => process.exit());
  process.send?.({ port });
}

/** Listens on a free port, and reports. */
export async function serve(server: Server): Promise<void> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  report((server.address() as AddressInfo).port);
}
