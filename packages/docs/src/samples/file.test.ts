import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readSampleFiles } from "./file.ts";

test("a file says what a sample needs, by operationId", () => {
  expect(read("query: { status: pending }\ndiffers: [/data/id]")).toEqual(
    new Map([["listThings", { query: { status: "pending" }, differs: ["/data/id"] }]]),
  );
});

describe("a file that can't be meant is refused, with its name and the key", () => {
  test.each([
    ["exampel: filtered", "samples/listThings.yaml has a key exampel, which is none of example, query, body"],
    ["example: 3", "samples/listThings.yaml: example must be a text"],
    ["body: [1]", "samples/listThings.yaml: body must be an object"],
    ["differs: data.id", "samples/listThings.yaml: differs must be a list of JSON pointers"],
    ["differs: [data.id]", "samples/listThings.yaml: differs must be a list of JSON pointers"],
    ["dated: yes please", "samples/listThings.yaml: dated must be true"],
    ["before: [{ cal: getThing }]", "samples/listThings.yaml: before/0 has a key cal"],
    ["before: [{ call: getThing, keep: { id: /data/id } }]", "before/0: keep must be names in capitals"],
    ["before: [getThing]", "before/0 must be an object of call, path"],
    ["- a list", "samples/listThings.yaml must be an object of example"],
    ["", "samples/listThings.yaml must be an object of example"],
    ["query: {", "samples/listThings.yaml is no YAML: "],
    ["note: a\nnote: b", "samples/listThings.yaml is no YAML: Map keys must be unique"],
  ])("%j", (text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});

function read(text: string): ReturnType<typeof readSampleFiles> {
  const folder = mkdtempSync(join(tmpdir(), "samples-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "listThings.yaml"), text);
  return readSampleFiles(folder);
}
