import { Command, InvalidArgumentError, Option } from "commander";
import type { Plan } from "../plan/plan.ts";
import type { Format } from "../report/formats.ts";
import type { Defaults, Terminal } from "./command.ts";

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
  const url = new Option("--url <url>", "base URL or origin of a deployment").env(variables.url);
  const token = new Option("--token <token>", "token of the most privileged actor").env(variables.token);
  const tokenOf = new Option("--token-of <actor=token>", "token of another actor; repeatable");
  const resources = new Option("--resource <path=id>", "existing resource to use: '/{}=<id>'; repeatable");
  command
    .optionsGroup("Target:")
    .addOption(new Option("--target <name>", "server to start for the run (default: mock)").choices(["mock", "prism"]))
    .addOption(url)
    .addOption(token)
    .addOption(tokenOf.argParser(parseActorToken).default({}, "none"))
    .addOption(resources.argParser(parseResource).default({}, "none"))
    .option("--allow-writes", "create, change and delete data at the URL")
    .option("--rate <number>", "maximum requests per minute", number(1, 1_000_000, "requests"))
    .option("--timeout <ms>", "time to wait for a response (default: 10000)", number(1, 600_000, "milliseconds"));
}

function addRunOptions(command: Command): void {
  command
    .optionsGroup("Tests:")
    .option("--only <part>", "run tests whose name contains this text; repeatable", collectNames)
    .option("--sample <time>", "run as many tests as fit into 90s, 5m or 1h", duration)
    .option("--yes", "start a run of over 10 minutes without asking")
    .option("--seed <number>", "seed for random values and the sample", number(0, 2 ** 31 - 1), 1)
    .option("--closed", "report undeclared response fields (default for the mock)")
    .option("--bail", "stop at the first failure")
    .option("--expected-failures <file>", "names of tests that may fail, one per line")
    .option("--list", "print the names of the tests without running them");
}

function addFileOptions(command: Command, { name }: Plan): void {
  command
    .optionsGroup("Reports:")
    .option("--junit <file>", "JUnit XML for CI servers")
    .option("--json <file>", "JSON for programs")
    .option("--html <file>", "HTML page")
    .option("--markdown <file>", "Markdown for a pull request comment")
    .optionsGroup("API:")
    .option("--contract <file>", `bundled OpenAPI 3.1 document (default: ${name}'s)`)
    .option("--plan <file>", `module that exports a plan (default: ${name}'s)`)
    .option("--workflows <folder>", `folder with Arazzo documents (default: ${name}'s)`)
    .optionsGroup("Information:")
    .option("--version", "print the versions of the suite and the contract")
    .helpOption("-h, --help", "print this help");
}

// Options that only affect a run.
const runOptions = ["junit", "json", "html", "markdown", "bail", "closed", "timeout", "expectedFailures", "yes"];

const tokenOptions = ["token", "tokenOf"];

/** Describes two options of the command line that contradict each other. Undefined if all options agree. */
function findConflict(command: Command): string | undefined {
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

/** The text after the list of options. */
function helpFooter({ command, exampleFilter, plan, variables }: Defaults): string {
  const { actors, outsider = "" } = plan;
  const others = [...actors.slice(1), outsider].filter((actor) => actor !== "").join(", ");
  return `
Environment variables:
  ${variables.url}          the URL, unless --url or --target is passed
  ${variables.token}            the token, unless --token or --target is passed
  ${variables.token}_<ACTOR>    tokens of ${others}

Exit codes:
  0    no test failed, and at least one test with a valid request ran
  1    a test failed, an expected failure is out of date, or the run ended early
  2    nothing was verified: an option, the plan or the contract is invalid, the
       server does not respond, a token is missing or rejected, or all tests
       with a valid request were skipped
  130  interrupted with Ctrl-C, after cleaning up and writing the reports

Examples:
  ${command}                  test the mock
  ${command} --only '${exampleFilter}'
  ${command} --url https://staging.example/api/v1 --sample 5m`;
}

function collectNames(part: string, before: string[] = []): string[] {
  if (part === "") throw new InvalidArgumentError("It must not be empty.");
  return [...before, part];
}

/** @param noun what the number counts, such as `requests per minute`. */
function number(min: number, max: number, noun = ""): (text: string) => number {
  return (text) => {
    const value = Number(text);
    const [from, to] = [min, max].map((bound) => bound.toLocaleString("en"));
    if (!/^\d+$/.test(text) || value < min || value > max)
      throw new InvalidArgumentError(`It must be a whole number${noun && ` of ${noun}`} from ${from} to ${to}.`);
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
