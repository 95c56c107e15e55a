import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readRecords } from "./read.ts";

test("the newest version is first, by what each is since", () => {
  const folder = folderOf({ "0.9.0": "0.2.0", "0.10.0": "0.9.0", "0.2.0": "0.1.0" });
  expect(readRecords(folder).map(({ version }) => version)).toEqual(["0.10.0", "0.9.0", "0.2.0"]);
});

test("without a record there is nothing to tell", () => {
  expect(readRecords(folderOf({}))).toEqual([]);
});

test.each([
  { what: "a gap", versions: { "0.2.0": "0.1.0", "0.4.0": "0.3.0" }, loose: "0.4.0" },
  { what: "two ways on", versions: { "0.2.0": "0.1.0", "0.3.0": "0.2.0", "0.4.0": "0.2.0" }, loose: "0.4.0" },
  { what: "a circle", versions: { "0.2.0": "0.3.0", "0.3.0": "0.2.0" }, loose: "0.2.0" },
])("$what is an error that names the file", ({ versions, loose }) => {
  expect(() => readRecords(folderOf(versions))).toThrow(`openapi/changes/${loose}.yaml`);
});

function folderOf(versions: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "changes-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [version, since] of Object.entries(versions)) {
    const text = `version: ${version}\nsince: ${since}\nmajor: []\nminor: []\npatch: []\n`;
    writeFileSync(join(folder, `${version}.yaml`), text);
  }
  return folder;
}
