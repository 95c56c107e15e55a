import { once } from "node:events";
import { createServer } from "node:net";
import { InvalidArgumentError } from "commander";
import getPort, { portNumbers } from "get-port";

/** Servers listen on the loopback interface only. */
export const host = "127.0.0.1";

export interface PortOptions {
  name: string;
  defaultPort: number;
  requestedPort: number | undefined;
  flag: string;
}

/**
 * Starts a server on the requested port. Default: the default port, or the next free port if it is in use.
 *
 * @throws if the requested port is in use.
 */
export async function startOnPort<T>(
  { name, defaultPort, requestedPort, flag }: PortOptions,
  start: (port: number) => Promise<T>,
): Promise<T> {
  const port = requestedPort ?? (await getPort({ host, port: portNumbers(defaultPort, defaultPort + 9) }));
  if (requestedPort === undefined && port !== defaultPort)
    console.log(`Port ${defaultPort} is in use. Using ${port} for the ${name}.`);
  try {
    return await start(port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new Error(
      `Port ${port} is already in use. Pass ${flag} to choose another, or omit it to use the next free port.`,
    );
  }
}

/**
 * Returns a port that a server can listen on.
 *
 * @throws if the port is in use.
 */
export async function checkPort(port: number): Promise<number> {
  const server = createServer().listen(port, host);
  await once(server, "listening");
  server.close();
  await once(server, "close");
  return port;
}

export function parsePort(value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65535) throw new InvalidArgumentError("Must be an integer from 0 to 65535.");
  return port;
}
