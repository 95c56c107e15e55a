#!/usr/bin/env node
import module from "node:module";
import { setFlagsFromString } from "node:v8";
import { run } from "./cli/run.ts";

// Speeds up the next start. Available since Node 22.1.
module.enableCompileCache?.();

// Keep running after stdout is closed (`crewkit-mock | head`).
process.stdout.on("error", () => {});

process.exitCode = await run(process.argv, process, (_, stop) => {
  // Without limits, V8 would let its heap grow by 60 MB. The young generation is large enough after the start.
  setFlagsFromString("--semi-space-growth-factor=1 --heap-growing-percent=25");
  // Not `once`: a task runner may forward Ctrl-C again, and the second signal must not kill the process.
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => stop().then((code) => process.exit(code)));
  }
});
