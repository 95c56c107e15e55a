import { expect, test } from "vitest";
import { expectOutput } from "./match.ts";

const matches = (language: string, shown: string, printed: string) => () =>
  expectOutput(printed, { language, code: shown }, "a snippet");

test("compares text except for surrounding whitespace and whitespace at line ends", () => {
  expect(matches("http", "HTTP/1.1 200 OK\nDate: x\n", "HTTP/1.1 200 OK\r\nDate: x\r\n\r\n")).not.toThrow();
  expect(matches("text", "3 projects", "30 projects")).toThrow("a snippet: expected '30 projects' to be '3 projects'");
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
