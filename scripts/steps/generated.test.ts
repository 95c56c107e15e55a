import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contractFiles, filesAfterBundle } from "./generated.ts";
import { obsoleteFiles } from "./output.ts";
import { root } from "./project.ts";
import { recordAllWorkflows } from "./workflows.ts";

test("committed generated files are up to date (run `pnpm generate`)", async () => {
  const { files, problems } = await contractFiles();
  expect(problems).toEqual([]);
  const generated = new Map([...files, ...(await filesAfterBundle()), ...(await recordAllWorkflows())]);
  expect(await obsoleteFiles(root, generated)).toEqual([]);
  const committed = (path: string) => readFile(join(root, path), "utf8").catch(() => undefined);
  for (const [path, text] of generated) expect(await committed(path), path).toBe(text);
});
