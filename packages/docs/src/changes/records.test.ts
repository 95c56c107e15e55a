import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readRecords } from "./records.ts";

test("sorts versions by their numbers, the newest first", () => {
  const folder = mkdtempSync(join(tmpdir(), "changes-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const version of ["0.9.0", "0.10.0", "0.2.0"]) writeFileSync(join(folder, version), `version: ${version}`);
  expect(readRecords(folder).map(({ version }) => version)).toEqual(["0.10.0", "0.9.0", "0.2.0"]);
});
