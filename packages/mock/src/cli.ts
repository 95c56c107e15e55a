#!/usr/bin/env node
import module from "node:module";
import { setFlagsFromString } from "node:v8";
import { run } from "./cli/run.ts";

// What a request leaves behind is garbage at once: a larger room for what is young would take 40 MB and save nothing.
setFlagsFromString("--semi-space-growth-factor=1");
// Node keeps what it has compiled for the next start, where it can (since 22.1) and the machine has a place for it.
module.enableCompileCache?.();

// A reader that has seen enough (`crewkit-mock | head`) does not end the mock.
process.stdout.on("error", () => {});

process.exitCode = await run(process.argv, process, (mock) => {
  // Not `once`: a runner passes on a Ctrl-C that has reached us already, and the second must not kill us.
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => mock.close().then(() => process.exit(0)));
  }
});
