import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readRequests } from "./requests.ts";

test.each([
  ["createThing: { uniqe: [name] }", 'things.yaml, createThing has an unknown key "uniqe"'],
  ["createThing: { success: { boddy: {} } }", 'things.yaml, createThing > success has an unknown key "boddy"'],
  ["createThing: { 201: { thing: { query: {} } } }", "createThing > 201 > thing must have required property 'summary'"],
  [
    "createThing: { 201: { thing: { summary: A, value: {}, query: {} } } }",
    "createThing > 201 > thing must be equal to one of the allowed values: summary, value",
  ],
  ["createThing: { 422: { draft: { sample: {} } } }", 'createThing > 422 > draft has an unknown key "sample"'],
  ["createThing: { 422: { a draft: { body: {} } } }", "createThing > 422 must match pattern"],
  ["createThing: { success: { before: [{ cal: a }] } }", 'createThing > success > before > 0 has an unknown key "cal"'],
  ["createThing: { success: { before: [{ operation: a, save: { id: /id } }] } }", "save must match pattern"],
  ["createThing: { sample: { exampel: a } }", 'createThing > sample has an unknown key "exampel"'],
  ["createThing: { sample: { volatile: [data.id] } }", "createThing > sample > volatile > 0 must match"],
  ["createThing: { expected: { data: 1 } }", "createThing > expected must match pattern"],
  ["createThing: [", "things.yaml cannot be read: "],
  ["createThing: {}\ncreateThing: {}", "things.yaml cannot be read: Map keys must be unique"],
])("rejects %j with the file and the key", (text, message) => {
  const folder = mkdtempSync(join(tmpdir(), "requests-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "things.yaml"), text);
  expect(() => readRequests(folder)).toThrow(message);
});
