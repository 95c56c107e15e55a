import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, type MockInstance, test, vi } from "vitest";
import { findDifferences, writeFiles } from "./output.ts";

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

test("does not write an up-to-date file", async () => {
  expect(await writeFiles(base, files)).toBe(false);
  expect(log).not.toHaveBeenCalled();
  expect(await findDifferences(base, files)).toEqual([]);
});

test("reports the line of a changed file with the actual and the expected text", async () => {
  await writeFile(join(base, example), "# @generated\nsummary: Down.\n");
  const [difference, ...others] = await findDifferences(base, files);
  expect(difference).toMatch(/^openapi\S+health\.yaml:2 .*"summary: Down\.".*"summary: Up\."/);
  expect(others).toEqual([]);
});

test("reports an extra line and a missing file", async () => {
  await writeFile(join(base, example), "# @generated\nsummary: Up.\n\nvalue: 1");
  await rm(join(base, types));
  expect(await findDifferences(base, files)).toEqual([
    expect.stringContaining(`${example}:4 `),
    expect.stringContaining(`${types} is missing`),
  ]);
});

test("reports a file that is no longer generated, and deletes it", async () => {
  const obsolete = "openapi/components/examples/illness.yaml";
  await writeFile(join(base, obsolete), "");
  expect(await findDifferences(base, files)).toEqual([expect.stringContaining(obsolete)]);
  expect(await writeFiles(base, files)).toBe(true);
  expect(log).toHaveBeenCalledWith(expect.stringContaining(obsolete));
  expect(await findDifferences(base, files)).toEqual([]);
  expect(await readFile(join(base, example), "utf8")).toBe(files.get(example));
});
