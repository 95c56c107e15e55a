import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { IncomingMessage, Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { Contract } from "@crewkit/openapi";

export function readServedContract(): Contract {
  return JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
}

/** Sends the port to the parent and replies to each message with the CPU time in microseconds. */
export function report(port: number): void {
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send?.(user + system);
  });
  process.on("disconnect", () => process.exit());
  process.send?.(port);
}

export async function serve(server: Server): Promise<void> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  report((server.address() as AddressInfo).port);
}

export async function readBody(request: IncomingMessage): Promise<unknown> {
  const body = await text(request);
  return body === "" ? undefined : JSON.parse(body);
}
