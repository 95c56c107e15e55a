import { existsSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { root } from "./folder.ts";
import { readBlocks, readSnippets } from "./read.ts";
import { follow } from "./reader.ts";

const read = (...blocks: [language: string, code: string][]) =>
  readSnippets(blocks.map(([language, code]) => `\`\`\`${language}\n${code}\n\`\`\`\n`).join("\nAnd then:\n\n"));

const go = (...blocks: [language: string, code: string][]) => follow("reader", read(...blocks));

test("blocks in a list, and those without a language, are seen too", () => {
  expect(readBlocks("- one\n\n  ```sh\n  a\n  ```\n\ntwo\n\n    b\n").map(({ language }) => language)).toEqual([
    "sh",
    "",
  ]);
});

test("a snippet that fails is told, with what it printed", async () => {
  await expect(go(["sh", "echo begun\nfalse\necho gone on"])).rejects.toThrow(/snippet 1 of reader failed:\nbegun\n$/);
  await expect(go(["ts", 'throw new Error("broken");'])).rejects.toThrow("broken");
});

test("a snippet that prints another thing is told", async () => {
  await expect(go(["sh", "echo one"], ["text", "two"])).rejects.toThrow("snippet 1 of reader");
});

test("a signal ends a snippet, and what it started", async () => {
  const controller = new AbortController();
  const followed = follow("reader-signal", read(["sh", "touch begun\nsleep 1000"]), controller.signal);
  const rejection = expect(followed).rejects.toThrow("snippet 1 of reader-signal failed");
  await vi.waitFor(() => expect(existsSync(`${root}/dist/snippets/reader-signal/begun`)).toBe(true), 50_000);
  controller.abort();
  await rejection;
});
