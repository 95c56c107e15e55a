import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, type MockInstance, test, vi } from "vitest";
import { obsoleteFiles, writeFiles } from "./output.ts";

const base = await mkdtemp(join(tmpdir(), "output-"));
afterAll(() => rm(base, { recursive: true }));

const example = "openapi/components/examples/health.yaml";
const types = "packages/types/src/generated/contract.ts";
const files = new Map([
  [example, "# @generated\nsummary: Up.\n"],
  [types, "export interface paths {}\n"],
]);
let log: MockInstance<typeof console.log>;

beforeEach(async () => {
  log = vi.spyOn(console, "log").mockReturnValue();
  await writeFiles(base, files);
  log.mockClear();
});

test("writes changed and missing files, and prints their paths", async () => {
  await writeFile(join(base, example), "# @generated\nsummary: Down.\n");
  await rm(join(base, types));
  expect(await writeFiles(base, files)).toBe(true);
  expect(log.mock.calls).toEqual([[`wrote ${example}`], [`wrote ${types}`]]);
  expect(await readFile(join(base, example), "utf8")).toBe(files.get(example));
  expect(await writeFiles(base, files)).toBe(false);
});

test("deletes a file that is no longer generated", async () => {
  const obsolete = "openapi/components/examples/illness.yaml";
  await writeFile(join(base, obsolete), "");
  expect(await obsoleteFiles(base, files)).toEqual([obsolete]);
  expect(await writeFiles(base, files)).toBe(true);
  expect(log).toHaveBeenCalledWith(`deleted ${obsolete}`);
  expect(await obsoleteFiles(base, files)).toEqual([]);
});
