import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { earlierRecordFiles } from "./index.ts";

const root = dirname(dirname(dirname(import.meta.dirname)));

test("the change records of earlier versions are unchanged (run `pnpm contract:diff --record`)", async () => {
  for (const [path, text] of await earlierRecordFiles(root))
    expect(await readFile(join(root, path), "utf8"), path).toBe(text);
});
