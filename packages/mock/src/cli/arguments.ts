import { Command, InvalidArgumentError, Option } from "commander";
import { type LogFormat, logFormats } from "../log/log.ts";
import { isOrigin } from "../options.ts";

export interface Output {
  stdout: { write(text: string): unknown; isTTY?: boolean };
  stderr: { write(text: string): unknown };
}

export const defaultPort = 4010;

export interface Arguments {
  port?: number;
  host: string;
  seed?: number;
  state?: string;
  auth: "on" | "off";
  limits: "on" | "off";
  latency: number;
  cors: string;
  watch?: true;
  log?: LogFormat;
}

/**
 * Parses the command line.
 *
 * @throws CommanderError after printing help or a one-line error.
 */
export function readArguments(argv: string[], { stdout, stderr }: Output): Arguments {
  return new Command("crewkit-mock")
    .description("Serves the crewkit API on this machine: stateful, with real tokens, limits and validation.")
    .option(
      "--port <number>",
      `the port; if it is taken, the mock does not start (default: ${defaultPort}, or the next free one)`,
      wholeNumber(65535),
    )
    .option("--host <address>", "the address to listen on", "127.0.0.1")
    .option(
      "--seed <number>",
      "where ids and tokens come from: the same seed gives the same ones; with --state they go on as in the snapshot (default: 1)",
      wholeNumber(2 ** 32 - 1),
    )
    .option("--state <file>", "a snapshot to begin with (default: the example world)")
    .addOption(onOrOff("--auth <on|off>", "whether tokens are needed; without, whoever has no good one is Ada"))
    .addOption(onOrOff("--limits <on|off>", "whether the rate limits refuse; the headers always count"))
    .option("--latency <ms>", "milliseconds that each answer waits", wholeNumber(600_000), 0)
    .option("--cors <origin|off>", "which origin may call from a page: *, https://app.example, or off", toOrigin, "*")
    .option("--watch", "take the contract anew when its bundle changes; what the mock remembers stays")
    .addOption(
      new Option("--log <format>", "a line for each request (default: pretty on a terminal, otherwise off)").choices(
        logFormats,
      ),
    )
    .addHelpText("after", examples)
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(text),
      outputError: (text, write) => write(`${text.trim().replaceAll("\n", " ")}\n`),
    })
    .exitOverride()
    .parse(argv)
    .opts<Arguments>();
}

const examples = `
Examples:
  crewkit-mock                                    on port ${defaultPort}, with the example world
  crewkit-mock --port 0 --log json                on a free port, a JSON line for each request
  crewkit-mock --auth off --limits off            for a first look
  crewkit-mock --state fixture.json               with a snapshot, kept before by:
  curl http://127.0.0.1:${defaultPort}/__mock/snapshot > fixture.json`;

function onOrOff(flags: string, description: string): Option {
  return new Option(flags, description).choices(["on", "off"]).default("on");
}

function wholeNumber(max: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number > max) {
      throw new InvalidArgumentError(`It must be a whole number from 0 to ${max}.`);
    }
    return number;
  };
}

function toOrigin(value: string): string {
  if (value === "*" || value === "off" || isOrigin(value)) return value;
  throw new InvalidArgumentError("It must be an origin such as https://app.example, * or off.");
}
