#!/usr/bin/env node
import module from "node:module";
import { setFlagsFromString } from "node:v8";
import getPort, { portNumbers } from "get-port";
import { defaultPort, readArguments } from "./cli/arguments.ts";
import { banner } from "./cli/banner.ts";
import { explainSnapshot, readStateFile } from "./cli/state-file.ts";
import { watchContract } from "./cli/watch.ts";

// What a request leaves behind is garbage at once: a larger room for what is young would take 40 MB and save nothing.
setFlagsFromString("--semi-space-growth-factor=1");
// Node keeps what it has compiled for the next start, where it can (since 22.1) and the machine has a place for it.
module.enableCompileCache?.();

// A reader that has seen enough (`crewkit-mock | head`) does not end the mock.
process.stdout.on("error", () => {});

const { port, host, seed, state, auth, limits, latency, cors, watch, log } = readArguments(process.argv);
// After that, so that help and a wrong call need not wait for it.
const { startMock } = await import("./index.ts");

try {
  const chosen = port ?? (await getPort({ host, port: portNumbers(defaultPort, defaultPort + 9) }));
  if (port === undefined && chosen !== defaultPort) console.error(`Port ${defaultPort} is taken; using ${chosen}.`);
  const mock = await startMock({
    port: chosen,
    host,
    ...(seed !== undefined && { seed }),
    ...(state !== undefined && { state: await readStateFile(state) }),
    auth: auth === "on",
    limits: limits === "on",
    latency,
    cors: cors === "off" ? false : cors,
    log: log ?? (process.stdout.isTTY ? "pretty" : "off"),
  });
  // Not `once`: a runner passes on a Ctrl-C that has reached us already, and the second must not kill us.
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => mock.close().then(() => process.exit(0)));
  }
  if (watch) await watchContract(mock);
  console.log(banner(mock));
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

function explain(error: unknown): string {
  const { code, message, port: taken } = error as NodeJS.ErrnoException & { port?: number };
  if (code === "EADDRINUSE") return `Port ${taken} is taken. Give another with --port, or none for the next free one.`;
  if (isNoAddress(code)) return `${host} is no address of this machine. Give another with --host.`;
  return (state !== undefined && explainSnapshot(state, error)) || message;
}

// A name that is unknown, or the address of another machine.
function isNoAddress(code = ""): boolean {
  return ["ENOTFOUND", "EAI_AGAIN", "EADDRNOTAVAIL"].includes(code);
}
