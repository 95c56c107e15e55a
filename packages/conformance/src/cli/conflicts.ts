import type { Command } from "commander";

// Options that only affect a run.
const runOptions = [
  "junit",
  "json",
  "html",
  "markdown",
  "bail",
  "closed",
  "depth",
  "timeout",
  "expectedFailures",
  "yes",
];

const tokenOptions = ["token", "tokenOf"];

/** Describes two options of the command line that contradict each other. Undefined if all options agree. */
export function findConflict(command: Command): string | undefined {
  const passed = (name: string) => command.getOptionValueSource(name) === "cli";
  const flagOf = (name: string) => command.options.find((option) => option.attributeName() === name)?.long ?? name;
  if (passed("target")) {
    if (passed("url")) return "--target and --url cannot be combined, because a run tests one server.";
    const token = tokenOptions.find(passed);
    if (token !== undefined)
      return `--target and ${flagOf(token)} cannot be combined, because the server is started with its own users.`;
  }
  const unused = passed("list") ? runOptions.find(passed) : undefined;
  return unused === undefined ? undefined : `${flagOf(unused)} has no effect with --list, which runs no tests.`;
}
