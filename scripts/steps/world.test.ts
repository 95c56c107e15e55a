import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readWorldFile } from "./world.ts";

// The committed examples show how references are resolved.
test.each([
  [
    "a reference that leads nowhere",
    "who: { $ref: '#/carl' }",
    /people\.yaml, who: The reference #\/carl leads nowhere/,
  ],
  ["a file that is no YAML", "who: { name: Bea", /people\.yaml can't be read: /],
])("reports %s", async (_name, text, message) => {
  const folder = await mkdtemp(join(tmpdir(), "world-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, "people.yaml");
  await writeFile(file, text);
  expect(() => readWorldFile(file)).toThrow(message);
});
