import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { brokenLibraries } from "../../testing/library/broken.ts";
import { runLibrary } from "../../testing/library/run.ts";
import { type Mutate, startLibrary } from "../../testing/library/server.ts";

// Needs a POSIX shell, curl and jq.
const mutants = Object.entries(brokenLibraries).flatMap(([only, table]) =>
  Object.entries(table).map(([description, mutate]): [string, string, Mutate] => [only, description, mutate]),
);

test.each(mutants)("%s: the script reproduces that %s", { timeout: 60_000 }, async (only, _, mutate) => {
  const results = await runLibrary({ only: [only], mutate });
  const [failure] = results.flatMap(({ failures }) => failures);
  const { status, text } = failure?.exchange?.response ?? {};
  // The script runs against a new server with the same defect.
  const output = await runScript(failure?.script ?? "", mutate);
  expect(output).toContain(`HTTP/1.1 ${status} `);
  expect(withoutTimes(output)).toContain(withoutTimes(text ?? "?"));
});

function withoutTimes(text: string): string {
  return text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "…");
}

async function runScript(script: string, mutate: Mutate): Promise<string> {
  const { url, tokens, close } = await startLibrary(mutate);
  const env = { ...process.env, TOKEN: tokens.librarian, TOKEN_READER: tokens.reader, TOKEN_VISITOR: tokens.visitor };
  const { origin } = new URL(url);
  const command = script.replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, origin);
  const { stdout } = await promisify(execFile)("sh", ["-c", command], { env }).finally(close);
  return stdout;
}
