import { Command, InvalidArgumentError, Option } from "commander";
import { parseTimestamp } from "../base/clock.ts";
import { type LogFormat, logFormats } from "../log/log.ts";
import { defaultPort, type OptionRule, optionRules, optionsWithoutProxy, wholeNumber } from "../state/options.ts";

export interface Output {
  stdout: { write(text: string): unknown; isTTY?: boolean };
  stderr: { write(text: string): unknown };
}

export interface Arguments {
  port?: number;
  host: string;
  seed?: number;
  state?: string;
  data?: string;
  auth: "on" | "off";
  limits: "on" | "off";
  latency: number;
  cors: string | false;
  now?: string;
  proxy?: string;
  docs?: string;
  watch?: true;
  log?: LogFormat;
  version?: true;
}

/** @throws CommanderError after printing help or a one-line error. */
export function readArguments(argv: string[], { stdout, stderr }: Output): Arguments {
  const command = new Command("crewkit-mock")
    .description("Serves a stateful mock of the crewkit API with authentication, rate limits and validation.")
    .option(
      "--port <number>",
      `port to listen on; fails if it is in use (default: ${defaultPort}, or the next free port)`,
      toNumber(wholeNumber(65535)),
    )
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option(
      "--seed <number>",
      "seed for ids and tokens; ignored with --state, which continues the snapshot's sequence (default: 1)",
      toNumber(optionRules.seed),
    )
    .option("--state <file>", "snapshot to start from (default: the sample data)")
    .option("--data <file>", "records to add, of which missing fields are completed")
    .addOption(onOrOff("--auth <on|off>", "require tokens; if off, requests without a valid token act as Ada"))
    .addOption(onOrOff("--limits <on|off>", "enforce rate limits; the headers are always sent"))
    .option("--latency <ms>", "delay of each response in milliseconds", toNumber(optionRules.latency), 0)
    .option(
      "--cors <origin|off>",
      "allowed CORS origin: *, or an origin such as https://app.example, which can also use the control API, or off",
      toOrigin,
      "*",
    )
    .option(
      "--now <timestamp>",
      "start time of the clock, such as 2026-11-20T14:00:00Z (default: the time of --state, or the system time)",
      toTimestamp,
    )
    .option("--docs <url>", "documentation that the overview links to (default: the website of the contract)")
    .addOption(
      new Option(
        "--proxy <url>",
        "forward requests to a deployment, and report departures from the contract; the URL is the base URL of the API or an origin",
      ).conflicts([...optionsWithoutProxy]),
    )
    .addOption(
      new Option(
        "--log <format>",
        "request log format (default: pretty on a terminal or with --proxy, otherwise off)",
      ).choices(logFormats),
    )
    .option("--watch", "reload the contract when its bundle changes, and keep the data")
    .option("--version", "print the versions of the mock and of its contract")
    .addHelpText("after", examples)
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: (text, write) => write(`${text.trim().replaceAll("\n", " ")}\n`),
    })
    .exitOverride();
  const args = command.parse(argv).opts<Arguments>();
  // Commander would print an invalid value, which may contain a password.
  if (args.proxy !== undefined && !optionRules.proxy.isValid(args.proxy))
    command.error(`error: option '--proxy <url>' must be ${optionRules.proxy.requirement}`);
  return args;
}

const examples = `
Examples:
  crewkit-mock                           use port ${defaultPort} and the sample data
  crewkit-mock --port 0 --log json       use any free port and log JSON
  crewkit-mock --auth off --limits off   try requests without tokens
  crewkit-mock --proxy https://staging.example   check live traffic

Save a snapshot and start from it later:
  curl http://127.0.0.1:${defaultPort}/__mock/snapshot > fixture.json
  crewkit-mock --state fixture.json

Add your own records from a file such as {"projects": [{"slug": "pay"}], "sessions": [{"project_id": "pay"}]}:
  crewkit-mock --data seed.json`;

function onOrOff(flags: string, description: string): Option {
  return new Option(flags, description).choices(["on", "off"]).default("on");
}

function toNumber({ requirement, isValid }: OptionRule): (value: string) => number {
  return (value) => {
    if (/^\d+$/.test(value) && isValid(Number(value))) return Number(value);
    throw new InvalidArgumentError(`Must be ${requirement}.`);
  };
}

function toTimestamp(value: string): string {
  try {
    parseTimestamp(value, "now");
    return value;
  } catch {
    throw new InvalidArgumentError("Must be a timestamp from 1970 to 8999, such as 2026-11-20T14:00:00Z.");
  }
}

function toOrigin(value: string): string | false {
  if (value === "off") return false;
  if (optionRules.cors.isValid(value)) return value;
  throw new InvalidArgumentError("Must be an origin such as https://app.example, * or off.");
}
