import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect } from "vitest";
import type { Core } from "../../core.ts";
import { createEdge } from "../../edges/node.ts";
import { createCore } from "../../mock.ts";
import type { MockOptions } from "../../options.ts";
import { dumpRecords } from "../../store/records.ts";
import type { RawAnswer } from "./socket.ts";

/** A mock on a port that is soon tired of waiting, and what it remembers. */
export interface HostileServer {
  port: number;
  core: Core;
  /** All records, as JSON. */
  dump(): string;
  close(): void;
}

/** Starts a mock for hostile requests. What does not end is refused after so many milliseconds. */
export async function startServer(options: MockOptions = {}, patience = 300): Promise<HostileServer> {
  const core = createCore(
    { limits: false, ...options },
    {
      loadPrism: async (contract) => (await import("../../prism/prism.ts")).createPrism(contract),
    },
  );
  const server = createEdge(core, {
    headersTimeout: patience,
    requestTimeout: patience,
    connectionsCheckingInterval: 50,
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    core,
    dump: () => JSON.stringify(dumpRecords(core.state.store)),
    close: () => void server.close().closeAllConnections(),
  };
}

/** Expects what every answer has: the API's form, and three headers that are integers. */
export function expectForm({ status, headers, body }: RawAnswer): void {
  expect(headers["content-type"]).toBe("application/json");
  for (const name of ["limit", "remaining", "reset"]) expect(headers[`x-ratelimit-${name}`]).toMatch(/^\d+$/);
  if (status < 400 || body === "") return;
  const { error, ...others } = JSON.parse(body);
  expect(error).toMatch(/\S/);
  expect(Object.keys(others).filter((key) => key !== "details")).toEqual([]);
}
