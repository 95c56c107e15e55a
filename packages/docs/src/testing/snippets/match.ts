import { expect } from "vitest";
import type { Block } from "./parse.ts";

/** Expects that something printed what a text shows, in which `…` stands for whatever varies; JSON may be laid out anew. */
export function expectOutput(printed: string, { language, code }: Block, name: string): void {
  const normalize = language === "json" ? compactJson : trim;
  if (outputPattern(normalize(code)).test(normalize(printed))) return;
  // They differ, and so this shows where.
  expect(language === "json" ? prettyJson(printed) : trim(printed), name).toBe(trim(code));
}

function outputPattern(shown: string): RegExp {
  return new RegExp(`^${shown.split("…").map(escapeRegExp).join(".*?")}$`, "s");
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function trim(text: string): string {
  return text.replace(/[ \r]+$/gm, "").trim();
}

// Without the blanks between the words; those in a text stay.
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
