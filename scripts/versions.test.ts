import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { root } from "./steps/project.ts";

test("info.version is the version of all packages", async () => {
  const folders = (await readdir(join(root, "packages"))).map((name) => `packages/${name}`);
  const manifests = [".", "openapi", ...folders].map(async (folder) => {
    const { version } = JSON.parse(await readFile(join(root, folder, "package.json"), "utf8"));
    return [folder, version] as const;
  });
  for (const [folder, version] of await Promise.all(manifests)) {
    expect(version, `the version in ${folder}/package.json`).toBe(readContract().info.version);
  }
});
