import { Command, InvalidArgumentError, Option } from "commander";
import type { Plan } from "../plan/plan.ts";
import type { Format } from "../report/formats.ts";
import type { Defaults } from "./defaults.ts";
import type { Terminal } from "./terminal.ts";

/** What the command line says. The reports are the names of files. */
export interface Arguments extends Partial<Record<Format, string>> {
  url?: string;
  target?: "mock" | "prism";
  token?: string;
  tokenOf: Record<string, string>;
  resource: Record<string, string[]>;
  allowWrites?: boolean;
  rate?: number;
  /** Milliseconds. */
  sample?: number;
  timeout?: number;
  only?: string[];
  bail?: true;
  seed: number;
  closed?: true;
  expectedFailures?: string;
  contract?: string;
  plan?: string;
  workflows?: string;
  list?: true;
}

/**
 * Reads the command line. Prints the help if it is asked for, and an error in one line.
 *
 * @throws CommanderError after either.
 */
export function readArguments(
  argv: string[],
  defaults: Defaults,
  { stdout, stderr }: Pick<Terminal, "stdout" | "stderr">,
): Arguments {
  const command = new Command(defaults.command)
    .description(`Says where a deployment of the ${defaults.plan.name} API departs from its contract.`)
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: (text, write) => write(`${text.trim().replaceAll("\n", " ")}\n`),
    })
    .exitOverride()
    .addHelpText("after", helpFooter(defaults));
  addTargetOptions(command, defaults);
  addRunOptions(command);
  addFileOptions(command, defaults.plan);
  return command.parse(argv).opts<Arguments>();
}

function addTargetOptions(command: Command, { variables }: Defaults): void {
  const url = "the base URL of a deployment, or its origin (default: the mock, started for the run)";
  const target = "in the place of a URL: mock or prism, started for the run";
  const tokenOf = `of another actor; or ${variables.token}_<ACTOR>; may be repeated`;
  const resources =
    "a thing to work with in the place of a new one, such as '/{}=<id>' for an organization; may be repeated";
  command
    .addOption(new Option("--url <url>", url).env(variables.url))
    .addOption(new Option("--target <name>", target).choices(["mock", "prism"]).conflicts("token"))
    .addOption(new Option("--token <token>", "of the actor who may do most").env(variables.token))
    .addOption(new Option("--token-of <actor=token>", tokenOf).argParser(parseActorToken).default({}, "none"))
    .addOption(new Option("--resource <path=id>", resources).argParser(parseResource).default({}, "none"))
    .option("--allow-writes", "write to a URL that is not local, too; it is only read otherwise")
    .option("--rate <number>", "requests a minute at most (default: as the answers allow)", number(1, 1_000_000))
    .option("--timeout <ms>", "milliseconds until the end of an answer (default: 10000)", number(1, 600_000));
}

function addRunOptions(command: Command): void {
  const sample = "a choice, spread over operations, that takes about so long: 90s, 5m, 1h";
  command
    .option("--only <part>", "only cases and walks with this in their name; may be repeated", collectNames)
    .option("--sample <time>", sample, duration)
    .option("--seed <number>", "where random values and the sample come from", number(0, 2 ** 31 - 1), 1)
    .option("--closed", "an answer may have only what the contract declares")
    .option("--bail", "stop at the first failure")
    .option("--expected-failures <file>", "names that may fail for now, one a line; one that passes fails the run")
    .option("--list", "print the names of what would be tried, and send nothing");
}

function addFileOptions(command: Command, { name }: Plan): void {
  const workflows = `with Arazzo documents, each workflow of which is gone through (default: ${name}'s)`;
  command
    .option("--contract <file>", `an OpenAPI 3.1 document in one file, JSON or YAML (default: ${name}'s)`)
    .option("--plan <file>", `what the contract does not say; its default export (default: ${name}'s)`)
    .option("--workflows <folder>", workflows)
    .option("--junit <file>", "write a report for a CI server")
    .option("--json <file>", "write a report for programs")
    .option("--html <file>", "write a report as one page")
    .option("--markdown <file>", "write a report for a pull request's comment");
}

function collectNames(part: string, before: string[] = []): string[] {
  if (part === "") throw new InvalidArgumentError("It must be a part of a name.");
  return [...before, part];
}

function helpFooter({ command, exampleFilter }: Defaults): string {
  return `
Exits with 0 where all passed, 1 where something failed, 2 where the call is wrong or the target can't be used, and 130
at Ctrl-C, after it has cleaned up and reported what was done.

Examples:
  ${command}                                          against the mock
  ${command} --only '${exampleFilter}'             a few cases
  ${command} --url https://staging.example/api/v1 --token "$TOKEN" --sample 5m --html report.html`;
}

function number(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max)
      throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
    return value;
  };
}

// Reads a time such as `90s`, `5m` or `1h`, as milliseconds.
function duration(text: string): number {
  const [, count = "", unit = ""] = /^(\d{1,6})(s|m|h)$/.exec(text) ?? [];
  const seconds = { s: 1, m: 60, h: 3600 }[unit];
  if (seconds === undefined || Number(count) === 0)
    throw new InvalidArgumentError("It must be a time such as 90s, 5m or 1h.");
  return Number(count) * seconds * 1000;
}

// Reads `viewer=TOKEN`, beside those that were read before.
function parseActorToken(text: string, before: Record<string, string>): Record<string, string> {
  const [actor, token] = split(text);
  if (actor === "" || token === "") throw new InvalidArgumentError("It must be ACTOR=TOKEN, such as viewer=eyJhb….");
  return { ...before, [actor]: token };
}

// Reads `/{}/projects/{}=ORGANIZATION,PROJECT`: the ids that stand at the `{}`, in order.
function parseResource(text: string, before: Record<string, string[]>): Record<string, string[]> {
  const [path, list] = split(text);
  const ids = list.split(",").filter((id) => id !== "");
  const requestedFiles = path.split("{}").length - 1;
  if (!path.startsWith("/") || requestedFiles === 0 || ids.length !== requestedFiles)
    throw new InvalidArgumentError(
      "It must be a path with {} for each id, =, and as many ids: '/{}/projects/{}=ID,ID'.",
    );
  return { ...before, [path]: ids };
}

function split(text: string): [string, string] {
  const separator = text.indexOf("=");
  return separator < 0 ? ["", ""] : [text.slice(0, separator), text.slice(separator + 1)];
}
