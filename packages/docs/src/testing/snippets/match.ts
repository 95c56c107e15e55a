import { expect } from "vitest";
import type { Block } from "./parse.ts";

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
