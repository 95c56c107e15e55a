import { once } from "node:events";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programName, readBlocks } from "@crewkit/docs/snippets";
import { type Mock, startMock } from "@crewkit/mock";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import getPort from "get-port";
import spawn, { SubprocessError } from "nano-spawn";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageManager, root } from "../steps/project.ts";
import { readmes } from "../steps/readmes.ts";
import { waitForLine } from "../testing/start.ts";
import { pack } from "./install.ts";
import { findUpstream, startGuarded, startRegistry, userEnvironment } from "./registry.ts";

const timeout = 1_800_000;
const upstream = (await findUpstream()) ?? "";
if (!upstream) console.warn("Skipping the commands in READMEs, because the registry that npm uses does not respond.");

/** Commands in READMEs that this test does not run, with the reasons. */
const notRun: [command: RegExp, reason: string][] = [
  [/^npx --yes pnpm@\S+ start$/, "commands.test.ts runs it"],
  [/^npx --yes pnpm@\S+ test$/, "it runs this test"],
  [/^pnpm contract:diff/, "the result depends on the Git history"],
  [/^docker run /, "it needs an image that a release publishes"],
  [/^export /, "this test sets the variables"],
  [/^jq /, "it is not a command of this repository, and may not be installed"],
  [/--url https:\/\/api\.example /, "the API does not exist"],
  [/^npx (--yes )?@crewkit\/conformance --sample /, "a sample of a deployment takes as long as the option says"],
  [/--target prism --contract openapi\.yaml /, "the reader has the contract"],
  [/conformance --url https:\/\/staging\.example/, "a full run on a deployment takes hours"],
  [/^npx @crewkit\/mcp login$/, "a person must approve the login"],
];

/** Commands that run until they are stopped, with a line that they print when they accept requests. */
const servers: [command: RegExp, line: RegExp][] = [
  [/^npx @crewkit\/mock(?!.* --help)|crewkit-api mock$|^pnpm mock /, /https?:\/\/127\.0\.0\.1:\d+/],
  [/^npx @crewkit\/mcp --http/, /https?:\/\/127\.0\.0\.1:\d+/],
];

/** Commands that agents start. The server uses the standard input and output. */
const mcpServer = /^(?!npm ).*(?<!tarballs )mcp( --mock)?$/;

/** Returns the commands in code blocks, in order, and commands in sentences that run a program of the README. */
function readCommands(readme: string): string[] {
  const blocks = readBlocks(readme).flatMap(({ language, code }) => {
    if (language === "json") return readConfiguration(code);
    const lines = code
      .replaceAll(/\\\n\s*/g, "")
      .replaceAll(/^\$ /gm, "")
      .split("\n");
    if (language === "console") return lines;
    // Blocks without a language also contain output and diagrams.
    return language === "" ? lines.filter((line) => /^(npx|npm|pnpm|node|docker) /.test(line)) : [];
  });
  const sentences = [...readme.matchAll(/`((?:node \S+\.mjs|npx [^`]*tsc )[^`]*)`/g)].map(
    ([, command = ""]) => command,
  );
  const commands = [...blocks, ...sentences].map((line) => line.replace(/(^|\s+)# .*/, "").trim());
  return [...new Set(commands)].filter((command) => command !== "");
}

/** Returns the command in the configuration of an agent. */
function readConfiguration(code: string): string[] {
  if (!code.includes('"mcpServers"')) return [];
  const { command, args } = JSON.parse(code).mcpServers.crewkit;
  return [[command, ...args].join(" ")];
}

const isRun = (command: string) => !notRun.some(([pattern]) => pattern.test(command));

const settings = { packageManager, repository: "https://github.com/acme/crewkit-api" };
const texts = [false, true].map((published) => ({ published, files: readmes({ ...settings, published }) }));

test("each reason not to run a command applies to a command", () => {
  const commands = texts.flatMap(({ files }) => [...files.values()].flatMap(readCommands));
  for (const [pattern, reason] of notRun)
    expect(
      commands.some((each) => pattern.test(each)),
      reason,
    ).toBe(true);
});

describe.skipIf(!upstream).each(texts)("with packages on npm: $published", { timeout }, ({ published, files }) => {
  let folder: string;
  let mock: Mock;
  let env: Record<string, string | undefined>;

  beforeAll(async () => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), "crewkit-readmes-")));
    mock = await startMock({ limits: false });
    env = userEnvironment(upstream);
    symlinkSync(root, join(folder, "crewkit-api"));
    if (!published) return;
    const registry = await startRegistry(upstream);
    env = registry.env;
    await pack(registry.folder);
    await registry.run(registry.folder, "for file in *.tgz; do npm publish --provenance=false ./$file || exit 1; done");
    return () => registry.close();
  }, timeout);
  afterAll(async () => {
    await mock?.close();
    rmSync(folder, { recursive: true });
  });

  test.each([...files])("the commands in %s run in an empty folder", async (file, readme) => {
    const project = join(folder, file.replaceAll("/", "-"));
    mkdirSync(project);
    for (const { code } of readBlocks(readme)) {
      const name = programName(code);
      if (name) writeFileSync(join(project, name), code);
    }
    // Without a URL, the conformance suite starts a mock.
    const variables = file.includes("conformance")
      ? {}
      : { CREWKIT_API_URL: mock.url, CREWKIT_TOKEN: mock.firstCall.token };
    for (const command of readCommands(readme).filter(isRun)) await run(project, command, variables);
  });

  async function run(project: string, printed: string, variables: Record<string, string>): Promise<void> {
    const inClone = /^(pnpm|npx --yes pnpm@\S+ (?!-))/.test(printed);
    const command = printed
      .replace(/^pnpm /, `npx --yes ${packageManager} `)
      .replace(/^(claude|codex) mcp add crewkit -- |^gemini mcp add crewkit (?=npx )/, "")
      .replace("npx -- ", "npx ")
      .replaceAll("/path/to/crewkit-api", root)
      .replaceAll("https://staging.example/api/v1", mock.url)
      .replaceAll("https://staging.example", mock.origin)
      // The ports may be in use.
      .replace(/(?<=--port )\d+/, String(await getPort()));
    const options = { cwd: inClone ? root : project, env: { ...env, ...variables } };
    const [, line] = servers.find(([pattern]) => pattern.test(printed)) ?? [];
    if (line) await startServer(command, line, options);
    else if (mcpServer.test(printed)) await listTools(command, options);
    else await runToEnd(command, options);
  }
});

interface Options {
  cwd: string;
  env: Record<string, string | undefined>;
}

async function runToEnd(command: string, options: Options): Promise<void> {
  await spawn("sh", ["-c", command], { ...options, stdin: "ignore" }).catch((error: unknown) => {
    throw error instanceof SubprocessError ? new Error(`${command}\n${error.output}`, { cause: error }) : error;
  });
}

async function startServer(command: string, line: RegExp, options: Options): Promise<void> {
  const server = startGuarded(["sh", "-c", `exec 2>&1; ${command}`], options);
  await waitForLine(server, line);
  server.stdin?.end();
  if (server.exitCode === null) await once(server, "exit");
}

async function listTools(command: string, { cwd, env }: Options): Promise<void> {
  const client = new Client({ name: "readmes", version: "1.0.0" });
  const variables = Object.entries({ ...process.env, ...env }).flatMap(([name, value]) =>
    value ? [[name, value] as const] : [],
  );
  const transport = { command: "sh", args: ["-c", command], cwd, env: Object.fromEntries<string>(variables) };
  await client.connect(new StdioClientTransport(transport), { timeout });
  try {
    expect((await client.listTools(undefined, { timeout })).tools, command).toHaveLength(4);
  } finally {
    await client.close();
  }
}
