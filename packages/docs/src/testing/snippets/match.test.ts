import { expect, test } from "vitest";
import { expectOutput } from "./match.ts";

const matches = (language: string, shown: string, printed: string) => () =>
  expectOutput(printed, { language, code: shown }, "a snippet");

test("text is compared as it is, but for the blanks around it and at the ends of lines", () => {
  expect(matches("http", "HTTP/1.1 200 OK\nDate: x\n", "HTTP/1.1 200 OK\r\nDate: x\r\n\r\n")).not.toThrow();
  expect(matches("text", "3 projects", "30 projects")).toThrow("a snippet: expected '30 projects' to be '3 projects'");
  expect(matches("text", "a.c", "abc")).toThrow();
});

test("an ellipsis stands for whatever varies, lines too, and for nothing else", () => {
  expect(matches("text", "began\n…\nended", "began\none\ntwo\nended")).not.toThrow();
  expect(matches("text", "began\n…\nended", "began\none\nended late")).toThrow();
});

test("JSON may be laid out in another way, but must say the same", () => {
  expect(matches("json", '{\n  "a": "b  c",\n  "d": [1, 2]\n}', '{"a":"b  c","d":[1,2]}')).not.toThrow();
  expect(matches("json", '{ "data": [{ "id": "…", … }] }', '{"data":[{"id":"1","name":"x"}]}')).not.toThrow();
  expect(matches("json", '{ "a": "b c" }', '{"a":"b  c"}')).toThrow();
  expect(matches("json", '{ "a": 1 }', '{"a":1,"b":2}')).toThrow();
});
