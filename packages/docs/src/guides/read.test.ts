import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readGuides } from "./read.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "guides-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("guides come in the order of their numbers, and are called without them", async () => {
  await writeFile(join(folder, "02-errors.md"), "---\ntitle: Errors\nsummary: What may go wrong.\n---\n\nText.\n");
  await writeFile(join(folder, "01-start.md"), "---\ntitle: Start\nsummary: The first call.\n---\n\n## Call\n");
  expect(readGuides(folder)).toEqual([
    { slug: "start", title: "Start", summary: "The first call.", text: "## Call" },
    { slug: "errors", title: "Errors", summary: "What may go wrong.", text: "Text." },
  ]);
});

test("one without a title or summary is refused, by its name", async () => {
  await writeFile(join(folder, "03-bare.md"), "Text alone.\n");
  expect(() => readGuides(folder)).toThrow("guides/03-bare.md must begin with YAML");
});
