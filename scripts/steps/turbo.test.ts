import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readResults } from "./turbo.ts";

test("reads the results of one run, and rejects a folder with those of several runs", () => {
  const folder = mkdtempSync(join(tmpdir(), "crewkit-summaries-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  expect(() => readResults(folder)).toThrow("Turborepo did not run the tasks");
  const task = { task: "test", directory: "packages/mock", execution: { exitCode: 1 } };
  writeFileSync(join(folder, "a.json"), JSON.stringify({ tasks: [task, { task: "lint", directory: "openapi" }] }));
  expect(readResults(folder)).toEqual([{ task: "test", directory: "packages/mock", passed: false }]);
  writeFileSync(join(folder, "b.json"), JSON.stringify({ tasks: [] }));
  expect(() => readResults(folder)).toThrow("at the same time");
});
