import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { readContract } from "@crewkit/openapi/node";
import { type FirstCall, firstCall } from "./first-call.ts";
import { basePathOf, createPipeline } from "./pipeline.ts";
import { createRefusals } from "./refusals.ts";
import { createEdge } from "./server.ts";

/** How to start a mock. */
export interface MockOptions {
  /** The TCP port; 0 takes a free one. Default 0. */
  port?: number;
  /** The address to listen on. Default `127.0.0.1`: this machine alone. */
  host?: string;
}

/** A running mock. */
export interface Mock {
  /** The base URL to call, such as `http://127.0.0.1:4010/api/v1`. */
  url: string;
  /** A token, an organization and a curl line to begin with. */
  firstCall: FirstCall;
  /** Ends it at once, open connections included. May be called twice. */
  close(): Promise<void>;
}

/**
 * Starts the mock on a port of this machine.
 *
 * @throws with the code `EADDRINUSE` if the port is taken.
 * @example
 * const mock = await startMock();
 * const response = await fetch(`${mock.url}/health`);
 * await mock.close();
 */
export async function startMock({ port = 0, host = "127.0.0.1" }: MockOptions = {}): Promise<Mock> {
  const contract = readContract();
  const refuse = createRefusals(contract);
  const { "x-max-body-bytes": maxBody = Number.POSITIVE_INFINITY } = contract;
  const server = createEdge(await createPipeline(contract, refuse), refuse, maxBody);
  server.listen(port, host);
  await once(server, "listening");
  const { port: actual } = server.address() as AddressInfo;
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${actual}${basePathOf(contract)}`;
  return {
    url,
    firstCall: firstCall(contract, url),
    close: () => close(server),
  };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
