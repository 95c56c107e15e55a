import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readSampleDataFile } from "./sample-data.ts";

// The test of generated files covers valid references.
test.each([
  ["a missing reference", "who: { $ref: '#/carl' }", /people\.yaml, who: The reference #\/carl does not exist/],
  ["invalid YAML", "who: { name: Bea", /people\.yaml cannot be read: /],
])("reports %s", async (_name, text, message) => {
  const folder = await mkdtemp(join(tmpdir(), "world-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "people.yaml");
  await writeFile(file, text);
  expect(() => readSampleDataFile(file)).toThrow(message);
});
