import { expect } from "vitest";
import type { Block } from "./read.ts";

/** Expects that something printed what a text shows, in which `…` stands for whatever varies; JSON may be laid out anew. */
export function expectOutput(printed: string, { language, code }: Block, name: string): void {
  const tidy = language === "json" ? compact : trim;
  if (patternOf(tidy(code)).test(tidy(printed))) return;
  // They differ, and so this shows where.
  expect(language === "json" ? pretty(printed) : trim(printed), name).toBe(trim(code));
}

function patternOf(shown: string): RegExp {
  return new RegExp(`^${shown.split("…").map(literal).join(".*?")}$`, "s");
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}

function trim(text: string): string {
  return text.replace(/[ \r]+$/gm, "").trim();
}

// Without the blanks between the words; those in a text stay.
function compact(json: string): string {
  return json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, "$1");
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
