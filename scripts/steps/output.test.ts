import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { differences, prune, writeFiles } from "./output.ts";

const base = await mkdtemp(join(tmpdir(), "output-"));
afterAll(() => rm(base, { recursive: true }));

const example = "openapi/components/examples/health/getHealth.200.up.yaml";
const types = "packages/types/src/generated/contract.ts";
const files = new Map([
  [example, "# @generated\nsummary: Up.\n"],
  [types, "export interface paths {}\n"],
]);
const say = vi.spyOn(console, "log").mockReturnValue();

beforeEach(async () => {
  await writeFiles(base, files);
  say.mockClear();
});

test("what was just written is fresh, and is not written again", async () => {
  await writeFiles(base, files);
  expect(say).not.toHaveBeenCalled();
  expect(await differences(base, files)).toEqual([]);
});

test("a change is told with its line, what is there and what should be", async () => {
  await writeFile(join(base, example), "# @generated\nsummary: Down.\n");
  expect(await differences(base, files)).toEqual([
    `${example}:2 says "summary: Down." where the contract makes "summary: Up.".`,
  ]);
});

test("a line too many, and a file that is gone, are told too", async () => {
  await writeFile(join(base, example), "# @generated\nsummary: Up.\n\nvalue: 1");
  await rm(join(base, types));
  expect(await differences(base, files)).toEqual([
    `${example}:4 says "value: 1" where the contract makes "".`,
    `${types} is missing.`,
  ]);
});

test("an example that comes from nothing is told, and pruned", async () => {
  const stray = "openapi/components/examples/health/getHealth.200.down.yaml";
  await writeFile(join(base, stray), "");
  expect(await differences(base, files)).toEqual([`${stray} is no longer made of anything.`]);
  await prune(base, files);
  expect(say).toHaveBeenCalledWith(`deleted ${stray}`);
  expect(await differences(base, files)).toEqual([]);
  expect(await readFile(join(base, example), "utf8")).toBe(files.get(example));
});
