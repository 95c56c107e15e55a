import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "vitest";
import { createNodeServer, type Timeouts } from "../../adapters/node.ts";
import type { Application } from "../../application.ts";
import { createDefaultApplication } from "../../default-application.ts";
import { dumpRecords } from "../../store/store.ts";
import type { RawResponse } from "./socket.ts";

export interface TestServer {
  port: number;
  server: Server;
  application: Application;
  dump(): string;
  close(): void;
}

export const shortTimeouts: Timeouts = { headersTimeout: 50, requestTimeout: 50, connectionsCheckingInterval: 20 };

export async function startServer(timeouts?: Timeouts): Promise<TestServer> {
  const application = createDefaultApplication({ limits: false });
  const server = createNodeServer(application, timeouts);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    server,
    application,
    dump: () => JSON.stringify(dumpRecords(application.state.store)),
    close: () => void server.close().closeAllConnections(),
  };
}

/** Checks that a response has the API's format and integer rate limit headers. */
export function expectApiResponse({ status, headers, body }: RawResponse): void {
  expect(headers["content-type"]).toBe("application/json");
  for (const name of ["limit", "remaining", "reset"]) expect(headers[`x-ratelimit-${name}`]).toMatch(/^\d+$/);
  if (status < 400 || body === "") return;
  const { error, ...others } = JSON.parse(body);
  expect(error).toMatch(/\S/);
  expect(Object.keys(others).filter((key) => key !== "details")).toEqual([]);
}
