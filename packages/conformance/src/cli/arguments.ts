import { Command, InvalidArgumentError, Option } from "commander";
import type { Plan } from "../plan/plan.ts";
import type { Format } from "../report/formats.ts";
import type { Defaults } from "./defaults.ts";
import type { Terminal } from "./terminal.ts";

/** The values of report options are file names. */
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
  version?: true;
}

/** @throws CommanderError after printing the help or an error. */
export function readArguments(
  argv: string[],
  defaults: Defaults,
  { stdout, stderr }: Pick<Terminal, "stdout" | "stderr">,
): Arguments {
  const command = new Command(defaults.command)
    .description(`Reports every difference between a deployment of the ${defaults.plan.name} API and its contract.`)
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
  const url = "base URL or origin of a deployment (default: the mock, started for the run)";
  const target = "start a server for the run instead of using a URL: mock or prism";
  const tokenOf = `token of another actor, or set ${variables.token}_<ACTOR>; repeatable`;
  const resources = "use an existing resource, such as '/{}=<id>' for an organization; repeatable";
  command
    .addOption(new Option("--url <url>", url).env(variables.url))
    .addOption(new Option("--target <name>", target).choices(["mock", "prism"]).conflicts("token"))
    .addOption(new Option("--token <token>", "token of the actor with the most permissions").env(variables.token))
    .addOption(new Option("--token-of <actor=token>", tokenOf).argParser(parseActorToken).default({}, "none"))
    .addOption(new Option("--resource <path=id>", resources).argParser(parseResource).default({}, "none"))
    .option("--allow-writes", "allow tests that create, change and delete data at the URL")
    .option("--rate <number>", "maximum requests per minute (default: the API's rate limits)", number(1, 1_000_000))
    .option("--timeout <ms>", "milliseconds until a response must be complete (default: 10000)", number(1, 600_000));
}

function addRunOptions(command: Command): void {
  const sample = "run a sample, spread over operations, that takes about this long: 90s, 5m, 1h";
  command
    .option("--only <part>", "run only tests whose name contains this text; repeatable", collectNames)
    .option("--sample <time>", sample, duration)
    .option("--seed <number>", "seed for random values and the sample", number(0, 2 ** 31 - 1), 1)
    .option("--closed", "report response fields that the contract does not declare")
    .option("--bail", "stop at the first failure")
    .option("--expected-failures <file>", "names of tests that may fail, one per line; the run fails if one passes")
    .option("--list", "print the names of the selected tests without running them")
    .option("--version", "print the versions of the suite and of the contract");
}

function addFileOptions(command: Command, { name }: Plan): void {
  const workflows = `run the workflows of the Arazzo documents in a folder (default: ${name}'s)`;
  command
    .option("--contract <file>", `bundled OpenAPI 3.1 document, JSON or YAML (default: ${name}'s)`)
    .option("--plan <file>", `module whose default export is a plan (default: ${name}'s)`)
    .option("--workflows <folder>", workflows)
    .option("--junit <file>", "write a JUnit XML report for CI servers")
    .option("--json <file>", "write a JSON report")
    .option("--html <file>", "write an HTML report")
    .option("--markdown <file>", "write a Markdown report for a pull request comment");
}

function collectNames(part: string, before: string[] = []): string[] {
  if (part === "") throw new InvalidArgumentError("It must not be empty.");
  return [...before, part];
}

function helpFooter({ command, exampleFilter }: Defaults): string {
  return `
Exit codes:
  0    no test failed
  1    a test failed, every test was skipped, or an expected failure is out of date
  2    an option is invalid, the server does not respond, or a token is rejected; no test ran
  130  interrupted with Ctrl-C, after cleaning up and writing the reports

Examples:
  ${command}                                          test the mock
  ${command} --only '${exampleFilter}'             run a few tests
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

function duration(text: string): number {
  const [, count = "", unit = ""] = /^(\d{1,6})(s|m|h)$/.exec(text) ?? [];
  const seconds = { s: 1, m: 60, h: 3600 }[unit];
  if (seconds === undefined || Number(count) === 0)
    throw new InvalidArgumentError("It must be a duration such as 90s, 5m or 1h.");
  return Number(count) * seconds * 1000;
}

function parseActorToken(text: string, before: Record<string, string>): Record<string, string> {
  const [actor, token] = split(text);
  if (actor === "" || token === "") throw new InvalidArgumentError("It must be ACTOR=TOKEN, such as viewer=eyJhb….");
  return { ...before, [actor]: token };
}

function parseResource(text: string, before: Record<string, string[]>): Record<string, string[]> {
  const [path, list] = split(text);
  const ids = list.split(",").filter((id) => id !== "");
  const placeholders = path.split("{}").length - 1;
  if (!path.startsWith("/") || placeholders === 0 || ids.length !== placeholders)
    throw new InvalidArgumentError("It must be a path with {} for each id, and the ids: '/{}/projects/{}=ID,ID'.");
  return { ...before, [path]: ids };
}

function split(text: string): [string, string] {
  const separator = text.indexOf("=");
  return separator < 0 ? ["", ""] : [text.slice(0, separator), text.slice(separator + 1)];
}
