import { existsSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { repositoryRoot } from "./folder.ts";
import { readBlocks, readSnippets } from "./parse.ts";
import { runSnippets } from "./run.ts";

const read = (...blocks: [language: string, code: string][]) =>
  readSnippets(blocks.map(([language, code]) => `\`\`\`${language}\n${code}\n\`\`\`\n`).join("\nAnd then:\n\n"));

const run = (...blocks: [language: string, code: string][]) => runSnippets("reader", read(...blocks));

test("blocks in a list, and those without a language, are seen too", () => {
  expect(readBlocks("- one\n\n  ```sh\n  a\n  ```\n\ntwo\n\n    b\n").map(({ language }) => language)).toEqual([
    "sh",
    "",
  ]);
});

test("a snippet that fails is told, with what it printed", async () => {
  await expect(run(["sh", "echo begun\nfalse\necho gone on"])).rejects.toThrow(/snippet 1 of reader failed:\nbegun\n$/);
  await expect(run(["ts", 'throw new Error("broken");'])).rejects.toThrow("broken");
});

test("a snippet that prints another thing is told", async () => {
  await expect(run(["sh", "echo one"], ["text", "two"])).rejects.toThrow("snippet 1 of reader");
});

test("a signal ends a snippet, and what it started", async () => {
  const controller = new AbortController();
  const followed = runSnippets("reader-signal", read(["sh", "touch begun\nsleep 1000"]), controller.signal);
  const rejection = expect(followed).rejects.toThrow("snippet 1 of reader-signal failed");
  await vi.waitFor(() => expect(existsSync(`${repositoryRoot}/dist/snippets/reader-signal/begun`)).toBe(true), 50_000);
  controller.abort();
  await rejection;
});
