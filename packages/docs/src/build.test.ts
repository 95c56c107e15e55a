import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { buildFiles } from "./build.ts";
import { siteFolder } from "./files.ts";

test("the same contract gives the same files, byte for byte, at another time in another process", async () => {
  const differing: string[] = [];
  for (const [path, text] of await buildFiles(readContract())) {
    const built = await readFile(join(siteFolder, path), "utf8").catch(() => undefined);
    if (built !== text) differing.push(path);
  }
  expect(differing, "The docs are older than what they are made from. Run `pnpm build`.").toEqual([]);
}, 60_000);
