import { existsSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { repositoryRoot } from "./folder.ts";
import { readBlocks, readSnippets } from "./parse.ts";
import { expectOutput, runSnippets } from "./run.ts";

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

test("runs a program from the file that its first line names", async () => {
  const program = '// show.mjs\nimport { basename } from "node:path";\nconsole.log(basename(import.meta.filename));';
  await run(["ts", program], ["text", "show.mjs"]);
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

const matches = (language: string, shown: string, printed: string) => () =>
  expectOutput(printed, { language, code: shown }, "a snippet");

test("compares text except for surrounding whitespace and whitespace at line ends", () => {
  expect(matches("http", "HTTP/1.1 200 OK\nDate: x\n", "HTTP/1.1 200 OK\r\nDate: x\r\n\r\n")).not.toThrow();
  expect(matches("text", "3 projects", "30 projects")).toThrow("a snippet");
  expect(matches("text", "a.c", "abc")).toThrow();
});

test("matches any text, including line breaks, with an ellipsis", () => {
  expect(matches("text", "start\n…\nend", "start\none\ntwo\nend")).not.toThrow();
  expect(matches("text", "start\n…\nend", "start\none\nend late")).toThrow();
});

test("compares JSON regardless of formatting", () => {
  expect(matches("json", '{\n  "a": "b  c",\n  "d": [1, 2]\n}', '{"a":"b  c","d":[1,2]}')).not.toThrow();
  expect(matches("json", '{ "data": [{ "id": "…", … }] }', '{"data":[{"id":"1","name":"x"}]}')).not.toThrow();
  expect(matches("json", '{ "a": "b c" }', '{"a":"b  c"}')).toThrow();
  expect(matches("json", '{ "a": 1 }', '{"a":1,"b":2}')).toThrow();
});
