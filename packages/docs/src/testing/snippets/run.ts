import { rm } from "node:fs/promises";
import { delimiter } from "node:path";
import { type Mock, startMock } from "@crewkit/mock";
import spawn, { type Subprocess, SubprocessError } from "nano-spawn";
import { expect } from "vitest";
import { goEnvironment, toolchains } from "../toolchains.ts";
import { binFolder, emptyFolder } from "./folder.ts";
import type { Block, Snippet } from "./parse.ts";

/**
 * Runs snippets in order against a new mock. Shell variables are passed on to the next snippets. Device logins of programs are
 * approved.
 *
 * @param signal stops the running snippet, for example when a test times out.
 * @returns the output of each snippet.
 * @throws if a snippet fails or its output differs from the output shown.
 */
export async function runSnippets(name: string, snippets: Snippet[], signal?: AbortSignal): Promise<string[]> {
  const folder = await emptyFolder(name);
  const mock = await startMock();
  try {
    const printed: string[] = [];
    for (const [at, snippet] of snippets.entries()) {
      const title = snippet.title ?? `snippet ${at + 1} of ${name}`;
      const output = await run(snippet, { mock, folder, title, signal });
      if (snippet.output) expectOutput(output, snippet.output, title);
      printed.push(output);
    }
    return printed;
  } finally {
    await mock.close();
    await rm(folder, { recursive: true });
  }
}

interface RunOptions {
  mock: Mock;
  folder: string;
  title: string;
  signal: AbortSignal | undefined;
}

async function run({ language, code }: Snippet, { mock, folder, title, signal }: RunOptions): Promise<string> {
  signal?.throwIfAborted();
  const command = toolchains[language].command(code.replaceAll(defaultOrigin, mock.origin));
  const args = ["-c", '[ ! -f variables ] || . ./variables; exec "$@"', "sh", ...command];
  const options = {
    cwd: folder,
    env: environment(mock, folder),
    stdin: "ignore",
    detached: true,
  } as const;
  const running = spawn("sh", args, options);
  const kill = () => killGroup(running);
  signal?.addEventListener("abort", kill);
  const lines: string[] = [];
  try {
    for await (const line of running.stdout) {
      lines.push(line.replaceAll(mock.origin, defaultOrigin));
      approveDevice(mock, line);
    }
  } catch (error) {
    const stderr = error instanceof SubprocessError ? error.stderr : error;
    throw new Error(`${title} failed:\n${[...lines, stderr].join("\n")}`, { cause: error });
  } finally {
    signal?.removeEventListener("abort", kill);
    await kill();
  }
  return lines.join("\n");
}

async function killGroup(running: Subprocess): Promise<void> {
  const { pid } = await running.nodeChildProcess;
  try {
    if (pid) process.kill(-pid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

// A program that signs in waits until a user approves the code.
function approveDevice(mock: Mock, line: string): void {
  const [, userCode] = /^Open .* ([A-Z]{4}-[A-Z]{4})$/.exec(line) ?? [];
  if (userCode) mock.approveDevice(userCode, { user: "ada" });
}

// The variables of the Quickstart, without update notices of npm.
function environment({ url, firstCall: { token, organizationId } }: Mock, folder: string): Record<string, string> {
  return {
    CREWKIT_API_URL: url,
    CREWKIT_TOKEN: token,
    ORG: organizationId,
    PATH: `${binFolder}${delimiter}${process.env.PATH}`,
    XDG_CONFIG_HOME: folder,
    npm_config_update_notifier: "false",
    ...goEnvironment,
  };
}

const defaultOrigin = "http://127.0.0.1:4010";

/** Compares the output of a program with the output shown. `…` matches any text. The formatting of JSON is ignored. */
export function expectOutput(printed: string, { language, code }: Block, name: string): void {
  const normalize = language === "json" ? compactJson : trim;
  if (outputPattern(normalize(code)).test(normalize(printed))) return;
  expect(language === "json" ? prettyJson(printed) : trim(printed), name).toBe(trim(code));
}

function outputPattern(expected: string): RegExp {
  return new RegExp(`^${expected.split("…").map(escapeRegExp).join(".*?")}$`, "s");
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function trim(text: string): string {
  return text.replace(/[ \r]+$/gm, "").trim();
}

function compactJson(json: string): string {
  return json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, "$1");
}

function prettyJson(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
