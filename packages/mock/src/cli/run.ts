import { readFile } from "node:fs/promises";
import { CommanderError } from "commander";
import getPort, { portNumbers } from "get-port";
import type { Mock } from "../adapters/fetch.ts";
import type { StartOptions } from "../adapters/start.ts";
import { ApiError } from "../base/api-error.ts";
import type { MockData } from "../data/data.ts";
import { version } from "../generated/version.ts";
import { createLog, type Log } from "../log/log.ts";
import { defaultPort, optionRules } from "../state/options.ts";
import { type Arguments, type Output, readArguments } from "./arguments.ts";
import { watchContract } from "./watch.ts";

/**
 * Starts a mock from the command line and prints its address. `onStart` is called before the address is printed, with a function
 * that closes the mock and returns the exit code: 1 if the proxy has found violations.
 *
 * @returns the exit code: 0 if the mock is running, or after printing the help or the versions, 1 if the mock can't start,
 * 2 if the arguments are invalid.
 */
export async function run(argv: string[], output: Output, onStart: OnStart): Promise<number> {
  const counts = { requests: 0, violations: 0 };
  let args: Arguments | undefined;
  try {
    args = readArguments(argv, output);
    if (args.version) {
      const { default: contract } = await import("@crewkit/openapi/openapi.json", { with: { type: "json" } });
      output.stdout.write(`crewkit-mock ${version} (${contract.info.title} ${contract.info.version})\n`);
      return 0;
    }
    const mock = await start(args, output, counts);
    const { proxy } = args;
    onStart(mock, async () => {
      await mock.close();
      if (proxy)
        output.stdout.write(
          `${counts.requests} request${counts.requests === 1 ? "" : "s"}, ${counts.violations} with violations\n`,
        );
      return counts.violations > 0 ? 1 : 0;
    });
    if (args.watch) await watchContract(mock, (line) => output.stderr.write(`${line}\n`));
    output.stdout.write(`${banner(mock, proxy)}\n`);
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    output.stderr.write(`${explainError(error, args)}\n`);
    return 1;
  }
}

type OnStart = (mock: Mock, stop: () => Promise<number>) => void;

async function start(
  args: Arguments,
  { stdout, stderr }: Output,
  counts: { requests: number; violations: number },
): Promise<Mock> {
  const { port, host, seed, state, data, auth, limits, latency, cors, now, proxy, docs } = args;
  // Import on demand: help and argument errors don't need it.
  const { startWithLog } = await import("../adapters/start.ts");
  const log = createLog(args.log ?? (stdout.isTTY || proxy ? "pretty" : "off"));
  const chosenPort = port ?? (await getPort({ host, port: portNumbers(defaultPort, defaultPort + 9) }));
  if (port === undefined && chosenPort !== defaultPort) {
    stderr.write(`Port ${defaultPort} is already in use. Using ${chosenPort}.\n`);
  }
  const options: StartOptions = {
    port: chosenPort,
    host,
    ...(seed !== undefined && { seed }),
    ...(state !== undefined && { state: await readJson(state) }),
    ...(data !== undefined && { data: await readData(data) }),
    ...(proxy ? { proxy } : { auth: auth === "on", limits: limits === "on" }),
    latency,
    cors,
    ...(now !== undefined && { now }),
    ...(docs !== undefined && { docs }),
  };
  const logAndCount: Log = (exchange) => {
    const { violations } = exchange.response;
    if (violations) counts.requests++;
    if (violations?.length) counts.violations++;
    log?.(exchange);
  };
  return startWithLog(options, proxy ? logAndCount : log);
}

function explainError(error: unknown, args: Partial<Arguments> = {}): string {
  const { code, message, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === "EADDRINUSE")
    return `Port ${port} is already in use. Pass --port to choose another, or omit it to use the next free port.`;
  if (/^(ENOTFOUND|EAI_AGAIN|EADDRNOTAVAIL)$/.test(code ?? ""))
    return `${args.host} is not an address of this machine. Pass --host to choose another.`;
  return explainInvalid(error, args) ?? message;
}

/** Reads a file for `--state` or `--data`, whose content the mock validates. Error messages are one line. */
async function readJson<T>(file: string): Promise<T> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof SyntaxError) throw new Error(`${file} is not JSON: ${message.replace(/\s+/g, " ")}.`);
    throw new Error(code === "ENOENT" ? `File not found: ${file}` : `Can't read ${file}: ${message}`);
  }
}

async function readData(file: string): Promise<MockData> {
  const data = await readJson<MockData>(file);
  const { requirement, isValid } = optionRules.data;
  if (!isValid(data)) throw new Error(`${file} must contain ${requirement}.`);
  return data;
}

/** A message for a snapshot or data that the mock rejected. Undefined for any other error. */
function explainInvalid(error: unknown, { state, data }: Partial<Arguments>): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const [[field, [message]] = ["", []]] = Object.entries(error.body.details ?? {}) as [string, string[]][];
  const description = `${field} ${message}`.replaceAll("data.", "").replace(/[^?]$/, "$&.");
  return field.startsWith("data.") ? `${data}: ${description}` : `${state} is not a valid snapshot: ${description}`;
}

function banner({ url, origin, firstCall }: Mock, proxy: string | undefined): string {
  const { token, organizationId, curl, others, ownOrganizations } = firstCall;
  if (proxy) return `Proxy         ${url}\nForwards to   ${proxy}\nOverview      ${origin}/`;
  const lines: [label: string, value: string][] = [
    ["Mock", url],
    ["Token", token],
    ["Organization", organizationId],
    ...ownOrganizations.map(({ id, name }): [string, string] => ["", `${id} (${name})`]),
    ["Try it", curl],
    ...others.map(({ token, role }, index): [string, string] => [
      index === 0 ? "Other tokens" : "",
      `${token} (${role})`,
    ]),
    ["Overview", `${origin}/`],
    ["Device page", `${origin}/device-verify`],
    ["Control API", `${origin}/__mock/openapi.json`],
  ];
  return lines.map(([label, value]) => label.padEnd(14) + value).join("\n");
}
