import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { buildFiles } from "./build.ts";
import { siteFolder } from "./files.ts";

test("builds identical files from the same contract", async () => {
  const changed: string[] = [];
  for (const [path, text] of await buildFiles(readContract())) {
    const built = await readFile(join(siteFolder, path), "utf8").catch(() => undefined);
    if (built !== text) changed.push(path);
  }
  expect(changed, "packages/docs/dist is out of date. Run `pnpm build`.").toEqual([]);
}, 60_000);
