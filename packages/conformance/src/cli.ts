#!/usr/bin/env node
import { main } from "./cli/main.ts";
import { command } from "./plans/crewkit/command.ts";

// A reader that has seen enough (`… | head`) ends us without a word.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

process.exitCode = await main(process.argv, command);
