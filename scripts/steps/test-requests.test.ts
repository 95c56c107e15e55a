import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readTestRequests } from "./test-requests.ts";

test.each([
  ["createThing: { uniqe: [name] }", 'things.yaml: createThing has an unknown key "uniqe"'],
  ["createThing: { 201: { boddy: {} } }", 'things.yaml: createThing > 201 has an unknown key "boddy"'],
  ["createThing: { 422: { a draft: { sample: {} } } }", 'createThing > 422 > a draft has an unknown key "sample"'],
  ["createThing: { 201: { before: [{ cal: getThing }] } }", 'createThing > 201 > before > 0 has an unknown key "cal"'],
  ["createThing: { 201: { before: [{ operation: a, save: { id: /id } }] } }", "save must match pattern"],
  ["createThing: { 201: { sample: { exampel: a } } }", 'createThing > 201 > sample has an unknown key "exampel"'],
  ["createThing: { 201: { sample: { volatile: [data.id] } } }", "createThing > 201 > sample > volatile > 0 must match"],
  ["createThing: { expected: { data: 1 } }", "createThing > expected must match pattern"],
  ["createThing: [", "things.yaml cannot be read: "],
  ["createThing: {}\ncreateThing: {}", "things.yaml cannot be read: Map keys must be unique"],
])("rejects %j with the file and the key", (text, message) => {
  expect(() => read(text)).toThrow(message);
});

function read(text: string): ReturnType<typeof readTestRequests> {
  const folder = mkdtempSync(join(tmpdir(), "test-requests-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "things.yaml"), text);
  return readTestRequests(folder);
}
