import { Command, CommanderError, InvalidArgumentError } from "commander";
import type { CliOptions } from "./run-command.ts";
import { version } from "./version.ts";

/** Runs the command line. Sets the exit code 2 for invalid arguments, and 1 for other errors. */
export async function runCli(argv: string[]): Promise<void> {
  const command = new Command("crewkit-mcp")
    .description(
      "Serves the crewkit API to coding agents over MCP, on the standard input and output. Only reads by default.",
    )
    .option("--http [port]", "serve Streamable HTTP on 127.0.0.1 instead (default port: 4020)", toPort)
    .option("--allow-writes", "allow POST, PUT and PATCH")
    .option("--allow-deletes", "allow DELETE and operations that can't be undone, and writes")
    .option("--show-secrets", "show tokens in results")
    .option("--tools <tags>", `add a tool for each operation of these tags, such as sessions,resources`, toNames)
    .option("--mock", "use sample data in memory, without an account")
    .option("--version", "print the versions of the server and the contract")
    .addHelpText("after", environmentHelp)
    .action(async ({ version, ...options }: CliOptions & { version?: true }) => {
      if (version) return printVersion();
      // Imported on demand, because help and invalid arguments don't need it.
      const { findUnknownTag, serve } = await import("./run-command.ts");
      const problem = findUnknownTag(options.tools ?? []);
      if (problem) command.error(`error: option '--tools <tags>' argument is invalid. ${problem}`);
      await serve(options);
    })
    .exitOverride();
  command
    .command("login")
    .description("Sign in with the device flow, and store the tokens in a file")
    .action(async () => (await import("./run-command.ts")).login());
  try {
    await command.parseAsync(argv);
  } catch (error) {
    if (!(error instanceof CommanderError)) console.error(`crewkit-mcp: ${(error as Error).message}`);
    process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? 0 : 2) : 1;
  }
}

const environmentHelp = `
Environment:
  CREWKIT_TOKEN      access token (default: the tokens of crewkit-mcp login)
  CREWKIT_API_URL    base URL of a self-hosted deployment
  CREWKIT_MCP_TOKEN  bearer token for --http (default: random)`;

async function printVersion(): Promise<void> {
  const { default: contract } = await import("@crewkit/openapi/openapi.json", { with: { type: "json" } });
  console.log(`crewkit-mcp ${version} (${contract.info.title} ${contract.info.version})`);
}

function toPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError("Must be a port from 0 to 65535.");
  return port;
}

function toNames(text: string): string[] {
  return text.split(",").map((name) => name.trim());
}
