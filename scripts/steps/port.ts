import { InvalidArgumentError } from "commander";
import getPort, { portNumbers } from "get-port";

/** The address that everything here listens on: this machine alone. */
export const host = "127.0.0.1";

/** A server's port: which it is by default, and which a flag asked for. */
export interface PortOptions {
  /** What is served, as people read it: `mock`. */
  name: string;
  defaultPort: number;
  requestedPort: number | undefined;
  /** The flag that asks for another. */
  flag: string;
}

/**
 * Starts a server on the port that was asked for and no other; without a wish, on the usual port or, if that is taken,
 * the next free one, and says so.
 *
 * @throws if the port that was asked for is taken, with what to do.
 */
export async function startOnPort<T>(
  { name, defaultPort, requestedPort, flag }: PortOptions,
  start: (port: number) => Promise<T>,
): Promise<T> {
  const port = requestedPort ?? (await getPort({ host, port: portNumbers(defaultPort, defaultPort + 9) }));
  if (requestedPort === undefined && port !== defaultPort)
    console.log(`Port ${defaultPort} is taken; using ${port} for the ${name}.`);
  try {
    return await start(port);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new Error(`Port ${port} is taken. Give another with ${flag}, or none for the next free one.`);
  }
}

/** Reads a port from the command line. */
export function parsePort(value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65535)
    throw new InvalidArgumentError("It must be a whole number from 0 to 65535.");
  return port;
}
