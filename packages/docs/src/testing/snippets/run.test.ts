import { existsSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { repositoryRoot } from "./folder.ts";
import { readBlocks, readSnippets } from "./parse.ts";
import { runSnippets } from "./run.ts";

const read = (...blocks: [language: string, code: string][]) =>
  readSnippets(blocks.map(([language, code]) => `\`\`\`${language}\n${code}\n\`\`\`\n`).join("\nAnd then:\n\n"));

const run = (...blocks: [language: string, code: string][]) => runSnippets("reader", read(...blocks));

test("reads blocks in lists and blocks without a language", () => {
  expect(readBlocks("- one\n\n  ```sh\n  a\n  ```\n\ntwo\n\n    b\n").map(({ language }) => language)).toEqual([
    "sh",
    "",
  ]);
});

test("reports a failing snippet with its output", async () => {
  await expect(run(["sh", "echo start\nfalse\necho end"])).rejects.toThrow(/snippet 1 of reader failed:\nstart\n$/);
  await expect(run(["ts", 'throw new Error("broken");'])).rejects.toThrow("broken");
});

test("reports a snippet with different output", async () => {
  await expect(run(["sh", "echo one"], ["text", "two"])).rejects.toThrow("snippet 1 of reader");
});

test("stops a snippet and its child processes when the signal is aborted", async () => {
  const controller = new AbortController();
  const result = runSnippets("reader-signal", read(["sh", "touch started\nsleep 1000"]), controller.signal);
  const rejection = expect(result).rejects.toThrow("snippet 1 of reader-signal failed");
  await vi.waitFor(
    () => expect(existsSync(`${repositoryRoot}/dist/snippets/reader-signal/started`)).toBe(true),
    50_000,
  );
  controller.abort();
  await rejection;
});
