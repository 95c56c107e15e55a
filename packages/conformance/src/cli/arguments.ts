import { Command, InvalidArgumentError, Option } from "commander";
import { listActors } from "../base/plan.ts";
import { quote, tokenVariable } from "../report/curl.ts";
import type { Format } from "../report/formats.ts";
import type { RunOptions } from "../run/options.ts";
import type { Defaults, Terminal } from "./command.ts";

type RunArguments = Pick<RunOptions, "only" | "sample" | "closed" | "rate" | "ignoreLimits" | "timeout" | "bail">;

/** The values of report options are file names. */
export interface Arguments extends RunArguments, Partial<Record<Format, string>> {
  url?: string;
  /** The option or the environment variable that set the URL. */
  urlFrom?: string;
  target?: "mock" | "prism";
  token?: string;
  tokenOf: Record<string, string>;
  resource: Record<string, string[]>;
  allowWrites?: boolean;
  yes?: true;
  seed: number;
  expectedFailures?: string;
  contract?: string;
  plan?: string;
  list?: true;
  version?: true;
  /** The command that repeats the run, without `--only`, reports and secrets. */
  command: string;
}

/** @throws CommanderError after printing the help or an error. */
export function readArguments(
  argv: string[],
  defaults: Defaults,
  { stdout, stderr }: Pick<Terminal, "stdout" | "stderr">,
): Arguments {
  const { name } = defaults;
  const command = new Command(`npx ${defaults.package}`)
    .description(`Reports every difference between a deployment of the ${name} API and its contract.`)
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      getOutHelpWidth: () => stdout.columns ?? 80,
      outputError: (text, write) => write(`${text.trim().replaceAll("\n", " ")}\n`),
    })
    .exitOverride()
    .addHelpText("after", helpFooter(defaults))
    .optionsGroup("Target:")
    .addOption(new Option("--target <name>", "server to start for the run (default: mock)").choices(["mock", "prism"]))
    .addOption(new Option("--url <url>", "base URL or origin of a deployment").env(defaults.variables.url))
    .addOption(new Option("--token <token>", "token of the most privileged actor").env(defaults.variables.token))
    .option("--token-of <actor=token>", "token of another actor; repeatable", parseActorToken)
    .option("--resource <path=id>", "existing resource to use: '/{}=<id>'; repeatable", parseResource)
    .option("--allow-writes", "create, change and delete data at the URL")
    .option("--rate <number>", "maximum requests per minute", wholeNumber(1, 1_000_000))
    .option("--ignore-limits", "do not wait for rate limits, and skip their tests")
    .option("--timeout <ms>", "time to wait for a response (default: 10000)", wholeNumber(1, 600_000))
    .optionsGroup("Tests:")
    .option("--only <part...>", "run tests whose name contains this text; repeatable")
    .option("--sample <time>", "run as many tests as fit into 90s, 5m or 1h", duration)
    .option("--yes", "start a run of over 10 minutes without asking")
    .option("--seed <number>", "seed for random values and the sample", wholeNumber(0, 2 ** 31 - 1), 1)
    .option("--closed", "report undeclared response fields (default for the mock)")
    .option("--bail", "stop at the first failure")
    .option("--expected-failures <file>", "names of tests that may fail, one per line")
    .option("--list", "print the names of the tests without running them")
    .optionsGroup("Reports:")
    .option("--junit <file>", "JUnit XML for CI servers")
    .option("--json <file>", "JSON for programs")
    .option("--html <file>", "HTML page")
    .option("--markdown <file>", "Markdown for a pull request comment")
    .optionsGroup("API:")
    .option("--contract <file>", `bundled OpenAPI 3.1 document (default: ${name}'s)`)
    .option("--plan <file>", `module that exports a plan (default: ${name}'s)`)
    .optionsGroup("Information:")
    .option("--version", "print the versions of the suite and the contract")
    .helpOption("-h, --help", "print this help")
    .parse(argv);
  return { ...selectTarget(command, defaults), command: formatCommand(command, defaults) };
}

// --target takes precedence over the variables, which may be set for other tools.
function selectTarget(command: Command, { variables }: Defaults): Omit<Arguments, "command"> {
  const { url, token, tokenOf = {}, resource = {}, ...others } = command.opts<Omit<Arguments, "command">>();
  const args = { ...others, tokenOf, resource };
  const urlFrom = command.getOptionValueSource("url") === "env" ? variables.url : "--url";
  if (args.target !== undefined) {
    if (url === undefined || urlFrom !== "--url") return args;
    command.error("error: --target and --url cannot be combined, because a run tests one server. Remove one of them.");
  }
  if (url?.trim() === "")
    command.error(`error: ${urlFrom} is empty. Set it to a URL, or pass --target mock to test the mock.`);
  return { ...args, ...(url !== undefined && { url: url.trim(), urlFrom }), ...(token !== undefined && { token }) };
}

// Options that select tests and write reports.
const notRepeated = ["only", "sample", "yes", "bail", "expectedFailures", "list", "junit", "json", "html", "markdown"];

function formatCommand(command: Command, { actors, invocation }: Defaults): string {
  const { tokenOf = {}, resource = {} } = command.opts<Arguments>();
  const values: Record<string, string[]> = {
    token: [tokenVariable(actors[0] ?? "", { actors })],
    tokenOf: Object.keys(tokenOf).map((actor) => `${actor}=${tokenVariable(actor, { actors })}`),
    resource: Object.entries(resource).map(([path, ids]) => `${path}=${ids}`),
  };
  const options = command.options.flatMap((option) => {
    const name = option.attributeName();
    if (command.getOptionValueSource(name) !== "cli" || notRepeated.includes(name)) return [];
    if (option.isBoolean()) return [`${option.long}`];
    return (values[name] ?? [String(command.getOptionValue(name))]).map((value) => `${option.long} ${quote(value)}`);
  });
  return [invocation, ...options].join(" ");
}

/** The text after the list of options. */
function helpFooter({ package: name, exampleFilter, variables, ...defaults }: Defaults): string {
  const command = `npx ${name}`;
  const others = listActors(defaults).slice(1).join(", ");
  return `
${variables.token}_<ACTOR> sets the tokens of ${others}.
With --target, the variables are ignored.

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

function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max.toLocaleString("en")}.`);
  };
}

function duration(text: string): number {
  const [, count = "", unit = ""] = /^(\d{1,6})(s|m|h)$/.exec(text) ?? [];
  const seconds = { s: 1, m: 60, h: 3600 }[unit];
  if (seconds === undefined || Number(count) === 0)
    throw new InvalidArgumentError("It must be a duration such as 90s, 5m or 1h.");
  return Number(count) * seconds * 1000;
}

function parseActorToken(text: string, before: Record<string, string> = {}): Record<string, string> {
  const [, actor = "", token = ""] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  if (actor === "") throw new InvalidArgumentError("It must be ACTOR=TOKEN, such as viewer=eyJhb….");
  return { ...before, [actor]: token };
}

function parseResource(text: string, before: Record<string, string[]> = {}): Record<string, string[]> {
  const [, path = "", list = ""] = /^(\/[^=]+)=(.+)$/s.exec(text) ?? [];
  const ids = list.split(",").filter((id) => id !== "");
  if (ids.length === 0 || ids.length !== path.split("{}").length - 1)
    throw new InvalidArgumentError("It must be a path with {} for each id, and the ids: '/{}/projects/{}=ID,ID'.");
  return { ...before, [path]: ids };
}
