import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createDefaultApplication } from "../application/default-application.ts";
import { createLog, type Log, type LogFormat } from "../log/log.ts";
import type { MockOptions } from "../state/options.ts";
import { type Mock, toMock } from "./fetch.ts";
import { createNodeServer } from "./node.ts";

export interface StartOptions extends MockOptions {
  /** The TCP port. 0 selects a free one. Default 0. */
  port?: number;
  /** The address to listen on. Default `127.0.0.1`, which is only reachable from this machine. */
  host?: string;
  /** Log requests to stdout, as text or JSON. Default `off`. */
  log?: LogFormat;
}

// A server can listen on these addresses, but not all clients can connect to them.
const anyAddress = ["0.0.0.0", "::"];

/**
 * Starts a mock that listens on a port.
 *
 * @throws an error with code `EADDRINUSE` if the port is in use.
 * @example
 * const mock = await startMock();
 * const response = await fetch(`${mock.url}/health`);
 * await mock.close();
 */
export async function startMock(options: StartOptions = {}): Promise<Mock> {
  return startWithLog(options, createLog(options.log ?? "off"));
}

/** Starts a mock like {@link startMock} that calls `log` after each request. */
export async function startWithLog(options: StartOptions, log: Log | undefined): Promise<Mock> {
  const { port = 0, host = "127.0.0.1", log: _, ...rest } = options;
  const application = createDefaultApplication(rest, { host, ...(log && { onExchange: log }) });
  const server = createNodeServer(application);
  server.listen(port, host);
  await once(server, "listening");
  const { port: actual } = server.address() as AddressInfo;
  const destination = anyAddress.includes(host) ? "127.0.0.1" : host;
  const origin = `http://${destination.includes(":") ? `[${destination}]` : destination}:${actual}`;
  const mock = toMock(application, origin);
  return {
    ...mock,
    async close() {
      await mock.close();
      await new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      });
    },
  };
}
