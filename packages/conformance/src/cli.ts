#!/usr/bin/env node
import module from "node:module";
import { main } from "./cli/main.ts";
import { command } from "./command.ts";

// Speeds up the next start. Available since Node 22.1.
module.enableCompileCache?.();

// Exit silently if the reader of a pipe closes it, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

const { argv, stdin, stdout, stderr } = process;
process.exitCode = await main(argv, command, { stdin, stdout, stderr, onInterrupt });

/** Aborts the run at the first SIGINT or SIGTERM, and exits at a second SIGINT. CI servers cancel with both. */
function onInterrupt(): AbortSignal {
  // Milliseconds. Runners such as pnpm forward a Ctrl-C that the process already received.
  const duplicateWindow = 500;
  const controller = new AbortController();
  let first: number | undefined;
  const interrupt = (signal: NodeJS.Signals) => {
    if (first === undefined) {
      first = Date.now();
      console.error("Stopping and cleaning up. Press Ctrl-C again to exit immediately.");
      controller.abort();
    } else if (signal === "SIGINT" && Date.now() - first > duplicateWindow) {
      process.exit(130);
    }
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, interrupt);
  return controller.signal;
}
