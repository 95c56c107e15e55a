import { Command, Option } from "commander";
import type { Plan } from "../plan/plan.ts";
import type { Format } from "../report/formats.ts";
import { findConflict } from "./conflicts.ts";
import type { Defaults } from "./defaults.ts";
import { helpFooter } from "./help.ts";
import { collectNames, duration, number, parseActorToken, parseResource } from "./option-values.ts";
import type { Terminal } from "./terminal.ts";

/** The values of report options are file names. */
export interface Arguments extends Partial<Record<Format, string>> {
  url?: string;
  /** The option or the environment variable that set the URL. */
  urlFrom?: string;
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
  yes?: true;
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
      getOutHelpWidth: () => stdout.columns ?? 80,
      outputError: (text, write) => write(`${text.trim().replaceAll("\n", " ")}\n`),
    })
    .exitOverride()
    .addHelpText("after", helpFooter(defaults));
  addTargetOptions(command, defaults);
  addRunOptions(command);
  addFileOptions(command, defaults.plan);
  command.parse(argv);
  const conflict = findConflict(command);
  if (conflict !== undefined) command.error(`error: ${conflict} Remove one of them.`);
  return selectTarget(command, defaults);
}

// --target takes precedence over the variables, which may be set for other tools.
function selectTarget(command: Command, { variables }: Defaults): Arguments {
  const { url, token, ...args } = command.opts<Arguments>();
  if (args.target !== undefined) return args;
  const urlFrom = command.getOptionValueSource("url") === "env" ? variables.url : "--url";
  if (url?.trim() === "")
    command.error(`error: ${urlFrom} is empty. Set it to a URL, or pass --target mock to test the mock.`);
  return { ...args, ...(url !== undefined && { url: url.trim(), urlFrom }), ...(token !== undefined && { token }) };
}

function addTargetOptions(command: Command, { variables }: Defaults): void {
  const url = "base URL or origin of a deployment (default: start the mock)";
  const tokenOf = `token of another actor; repeatable, or set ${variables.token}_<ACTOR>`;
  const resources = "use an existing resource, such as '/{}=<id>' for an organization; repeatable";
  const timeout = "time in which a response must be complete (default: 10000)";
  command
    .addOption(new Option("--url <url>", url).env(variables.url))
    .addOption(new Option("--target <name>", "start a server for the run").choices(["mock", "prism"]))
    .addOption(new Option("--token <token>", "token of the actor with the most permissions").env(variables.token))
    .addOption(new Option("--token-of <actor=token>", tokenOf).argParser(parseActorToken).default({}, "none"))
    .addOption(new Option("--resource <path=id>", resources).argParser(parseResource).default({}, "none"))
    .option("--allow-writes", "allow tests that create, change and delete data at the URL")
    .option("--rate <number>", "maximum requests per minute (default: no maximum)", number(1, 1_000_000, "requests"))
    .option("--timeout <ms>", timeout, number(1, 600_000, "milliseconds"));
}

function addRunOptions(command: Command): void {
  const sample = "run a sample of the tests that takes about this long: 90s, 5m, 1h";
  command
    .option("--only <part>", "run only tests whose name contains this text; repeatable", collectNames)
    .option("--sample <time>", sample, duration)
    .option("--yes", "start a run of more than 10 minutes without asking")
    .option("--seed <number>", "seed for random values and the sample", number(0, 2 ** 31 - 1), 1)
    .option("--closed", "report response fields that the contract does not declare")
    .option("--bail", "stop at the first failure")
    .option("--expected-failures <file>", "names of tests that may fail, one per line")
    .option("--list", "print the names of the selected tests without running them")
    .option("--version", "print the versions of the suite and of the contract");
}

function addFileOptions(command: Command, { name }: Plan): void {
  command
    .option("--contract <file>", `bundled OpenAPI 3.1 document (default: ${name}'s)`)
    .option("--plan <file>", `module whose default export is a plan (default: ${name}'s)`)
    .option("--workflows <folder>", `folder with Arazzo documents to run (default: ${name}'s)`)
    .option("--junit <file>", "write a JUnit XML report for CI servers")
    .option("--json <file>", "write a JSON report")
    .option("--html <file>", "write an HTML report")
    .option("--markdown <file>", "write a Markdown report for a pull request comment");
}
