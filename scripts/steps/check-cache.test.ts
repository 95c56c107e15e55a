import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { clearCache, runIfChanged } from "./check-cache.ts";

let folder: string;
const run = vi.fn<(changed: readonly string[] | undefined) => Promise<void>>();
const check = () => runIfChanged({ name: "a check", inputs: ["**/*.yaml"], run }, folder);
const write = (name: string, text: string) => writeFile(join(folder, name), text);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "unchanged-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  run.mockReset().mockResolvedValue();
  await write("one.yaml", "a: 1");
  await write("two.yaml", "b: 2");
});

test("runs a check once if its inputs do not change", async () => {
  expect(await check()).toBeUndefined();
  await write("other.txt", "not an input");
  await mkdir(join(folder, "dist"));
  await write("dist/built.yaml", "not a source");
  expect(await check()).toMatch("unchanged");
  expect(run.mock.calls).toEqual([[undefined]]);
});

test("runs a check again with the changed, added and deleted files", async () => {
  await check();
  await write("one.yaml", "a: 2");
  await write("three.yaml", "c: 3");
  await rm(join(folder, "two.yaml"));
  await check();
  expect(run.mock.lastCall?.[0]?.toSorted()).toEqual(["one.yaml", "three.yaml", "two.yaml"]);
});

test("runs a check again after it failed", async () => {
  run.mockRejectedValueOnce(new Error("one.yaml:1 is wrong."));
  await expect(check()).rejects.toThrow("one.yaml:1");
  expect(await check()).toBeUndefined();
  expect(await check()).toMatch("unchanged");
});

test("runs a check again after clearCache", async () => {
  await check();
  await clearCache(folder);
  await check();
  expect(run).toHaveBeenCalledTimes(2);
});
