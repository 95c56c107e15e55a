#!/usr/bin/env node
import { onInterrupt } from "./cli/interrupt.ts";
import { main } from "./cli/main.ts";
import { command } from "./plans/crewkit/command.ts";

// Exit silently if the reader of a pipe closes it, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

const { argv, stdin, stdout, stderr } = process;
process.exitCode = await main(argv, command, { stdin, stdout, stderr, onInterrupt });
