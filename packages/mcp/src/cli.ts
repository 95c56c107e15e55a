#!/usr/bin/env node
import module from "node:module";
import { runCli } from "./run-cli.ts";

// Speeds up the next start. Available since Node 22.1.
module.enableCompileCache?.();

await runCli(process.argv);
