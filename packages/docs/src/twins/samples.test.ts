import { expect, test } from "vitest";
import type { Answer } from "../model/operation.ts";
import { samplesText } from "./samples.ts";

const answers = [{ examples: [{ name: "up", summary: "It is up.", value: { status: "ok" } }] }] as Answer[];
const samples = {
  samples: [{ language: "curl" as const, code: "curl /health" }],
  status: "200",
  note: undefined,
  differs: [],
};

test("a sample stands under its language", () => {
  expect(samplesText({ ...samples, answer: {} }, answers)).toContain("```sh\ncurl /health\n```");
});

test("an answer that is an example of the contract's is not repeated", () => {
  expect(samplesText({ ...samples, answer: { status: "ok" } }, answers).at(-1)).toBe(
    "As in the example below: It is up.",
  );
});

test("an answer of its own is shown", () => {
  expect(samplesText({ ...samples, answer: { status: "down" } }, answers).at(-1)).toContain('"status": "down"');
});
