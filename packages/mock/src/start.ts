import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Contract } from "@crewkit/openapi";
import { createNodeServer } from "./adapters/node.ts";
import type { Control } from "./control/control.ts";
import { createDefaultApplication } from "./default-application.ts";
import { type FirstCall, firstCall } from "./first-call.ts";
import { createLog, type LogFormat } from "./log/log.ts";
import type { MockOptions } from "./options.ts";

/** How to start a mock on a port. */
export interface StartOptions extends MockOptions {
  /** The TCP port; 0 takes a free one. Default 0. */
  port?: number;
  /** The address to listen on. Default `127.0.0.1`: this machine alone. */
  host?: string;
  /** Whether each request is told on stdout, by a line for people or as JSON. Default `off`. */
  log?: LogFormat;
}

/** A running mock. */
export interface Mock extends Control {
  /** The base URL to call, such as `http://127.0.0.1:4010/api/v1`. */
  url: string;
  /** Where it is reached: the control API is below `/__mock/` there. */
  origin: string;
  /** Tokens, an organization and a curl line to begin with. */
  firstCall: FirstCall;
  /**
   * Goes on by another contract; what the mock remembers stays, and so does its URL.
   *
   * @throws if nothing can be made of the contract: the mock goes on by the one before.
   */
  reload(contract: Contract): void;
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
export async function startMock(options: StartOptions = {}): Promise<Mock> {
  const { port = 0, host = "127.0.0.1", log: format = "off", ...rest } = options;
  const log = createLog(format);
  const application = createDefaultApplication(rest, {
    loadPrism: async (contract) => (await import("./prism/prism.ts")).createPrism(contract),
    ...(log && { onExchange: log }),
  });
  const server = createNodeServer(application);
  server.listen(port, host);
  await once(server, "listening");
  const { port: actual } = server.address() as AddressInfo;
  const origin = `http://${host.includes(":") ? `[${host}]` : host}:${actual}`;
  const url = origin + application.basePath;
  return {
    ...application.control,
    url,
    origin,
    firstCall: firstCall(application.state, url),
    reload: (contract) => application.reload(contract),
    close: () => close(server),
  };
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
