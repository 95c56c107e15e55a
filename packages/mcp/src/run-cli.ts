import { type Crewkit, CrewkitError, createCrewkit } from "@crewkit/client";
import { fileTokenStore } from "@crewkit/client/node";
import type { Mock } from "@crewkit/mock";
import { Command, CommanderError, InvalidArgumentError } from "commander";
import manifest from "../package.json" with { type: "json" };
import { tags } from "./catalog.ts";
import { serveHttp, serveStdio } from "./serve.ts";

interface Options {
  http?: number | true;
  allowWrites?: true;
  allowDeletes?: true;
  showSecrets?: true;
  tools?: string[];
  mock?: true;
}

/** Runs the command line. Sets the exit code 2 for invalid arguments, and 1 for other errors. */
export async function runCli(argv: string[]): Promise<void> {
  const command = new Command("crewkit-mcp")
    .description(
      "Serves the crewkit API to coding agents over MCP, on the standard input and output. Only reads by default.",
    )
    .version(manifest.version)
    .option("--http [port]", "serve Streamable HTTP on 127.0.0.1 instead (default port: 4020)", toPort)
    .option("--allow-writes", "allow POST, PUT and PATCH")
    .option("--allow-deletes", "allow DELETE and operations that can't be undone, and writes")
    .option("--show-secrets", "show tokens in results")
    .option("--tools <tags>", `add a tool for each operation of these tags, such as sessions,resources`, toTags)
    .option("--mock", "use sample data in memory, without an account")
    .addHelpText("after", environmentHelp)
    .action((options: Options) => serve(options))
    .exitOverride();
  command.command("login").description("Sign in with the device flow, and store the tokens in a file").action(login);
  try {
    await command.parseAsync(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) console.error(`crewkit-mcp: ${explain(error)}`);
    process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : 1;
  }
}

const environmentHelp = `
Environment:
  CREWKIT_TOKEN      access token (default: the tokens of crewkit-mcp login)
  CREWKIT_API_URL    base URL of a self-hosted deployment
  CREWKIT_MCP_TOKEN  bearer token for --http (default: random)`;

async function serve({ http, allowWrites, allowDeletes, showSecrets, tools, mock }: Options): Promise<void> {
  const access = allowDeletes ? "delete" : allowWrites ? "write" : "read";
  const options = { crewkit: connect(mock), access, showSecrets, toolTags: tools } as const;
  if (http === undefined) {
    serveStdio(options);
    if (process.stdin.isTTY) console.error("Waiting for an MCP client. Agents start this command themselves.");
    return;
  }
  const port = http === true ? undefined : http;
  const server = await serveHttp({ ...options, port, token: process.env.CREWKIT_MCP_TOKEN });
  console.error(`MCP server  ${server.url}\nToken       ${server.token}`);
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void server.close());
}

function connect(mock: true | undefined): Crewkit {
  if (!mock) return createCrewkit(process.env.CREWKIT_TOKEN ? {} : { tokens: fileTokenStore() });
  // Created for the first request, which keeps the start fast.
  let created: Promise<Mock> | undefined;
  const load = () => (created ??= import("@crewkit/mock").then(({ createMock }) => createMock()));
  return createCrewkit({
    baseUrl: "http://crewkit.test",
    fetch: async (...request) => (await load()).fetch(...request),
    token: async () => (await load()).firstCall.token,
  });
}

async function login(): Promise<void> {
  const tokens = fileTokenStore();
  const crewkit = createCrewkit({ tokens });
  await crewkit.auth.device({
    onCode: ({ user_code, verification_uri }) => console.error(`Open ${verification_uri} and type ${user_code}`),
  });
  const { email } = await crewkit.auth.getCurrentUser();
  console.error(`Signed in as ${email}. The tokens are in ${tokens.path}.`);
}

function toPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError("Must be a port from 0 to 65535.");
  return port;
}

function toTags(text: string): string[] {
  const names = text.split(",").map((name) => name.trim());
  const known = tags.map((tag) => tag.toLowerCase());
  const unknown = names.find((name) => !known.includes(name.toLowerCase()));
  if (unknown !== undefined) throw new InvalidArgumentError(`There is no tag "${unknown}". Use ${known.join(", ")}.`);
  return names;
}

function explain(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE") return "The port is in use. Pass another one: --http 4021";
  return CrewkitError.is(error) ? `${error.reason}. Check CREWKIT_API_URL and the network.` : message;
}
