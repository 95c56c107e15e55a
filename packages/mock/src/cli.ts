#!/usr/bin/env node
import { Command, InvalidArgumentError } from "commander";
import getPort, { portNumbers } from "get-port";
import { startMock } from "./index.ts";

const defaultPort = 4010;

const program = new Command("crewkit-mock")
  .description("Serves the crewkit API on this machine, answering from the contract's examples.")
  .option(
    "--port <number>",
    `the port; if it is taken, the mock does not start (default: ${defaultPort}, or the next free one)`,
    toPort,
  )
  .option("--host <address>", "the address to listen on", "127.0.0.1")
  .configureOutput({ outputError: (text, write) => write(`${text.trim().replaceAll("\n", " ")}\n`) })
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse();

const { port, host } = program.opts<{ port?: number; host: string }>();
const chosen = port ?? (await getPort({ host, port: portNumbers(defaultPort, defaultPort + 9) }));
if (port === undefined && chosen !== defaultPort) console.error(`Port ${defaultPort} is taken; using ${chosen}.`);

try {
  const mock = await startMock({ port: chosen, host });
  // Not `once`: a runner passes on a Ctrl-C that has reached us already, and the second must not kill us.
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => mock.close().then(() => process.exit(0)));
  }
  const { token, organizationId, curl } = mock.firstCall;
  console.log(`Mock          ${mock.url}`);
  console.log(`Token         ${token}`);
  console.log(`Organization  ${organizationId}`);
  console.log(`Try           ${curl}`);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

function toPort(value: string): number {
  const number = Number(value);
  if (!/^\d+$/.test(value) || number > 65535) throw new InvalidArgumentError("It must be a number from 0 to 65535.");
  return number;
}

function explain(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "EADDRINUSE"
    ? `Port ${chosen} is taken. Give another with --port, or none for the next free one.`
    : message;
}
