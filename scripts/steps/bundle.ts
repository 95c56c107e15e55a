import { existsSync, globSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { hashFiles } from "./check-cache.ts";
import { root } from "./project.ts";
import { readTestRequests } from "./requests.ts";
import { readSampleData, readYaml } from "./sample-data.ts";
import { tool } from "./tool.ts";

const folder = join(root, "openapi");
const inDist = (name: string) => join(folder, "dist", name);

const bundleFile = inDist("openapi.json");

// Hashes of the sources. Modification times are not reliable: a restored file can be older than the bundle.
const hashesFile = inDist("sources.json");

const otherFiles: Record<string, () => unknown> = {
  "world.json": readSampleData,
  "workflows.json": readWorkflows,
  "test-requests.json": readTestRequests,
};

/**
 * Bundles the contract, the sample data, the workflows and the test requests into `openapi/dist/`.
 *
 * @throws if a reference cannot be resolved, a test request is invalid, or two components have the same name.
 */
export async function bundle(): Promise<void> {
  // Hash first, so that edits during bundling make the bundle outdated.
  const hashes = await hashSources();
  const options = ["--output", bundleFile, "--component-renaming-conflicts-severity", "error"];
  await tool("redocly", ["bundle", "crewkit", ...options]);
  const contract = JSON.parse(await readFile(bundleFile, "utf8"));
  await writeFile(inDist("openapi.yaml"), stringify(contract, { aliasDuplicateObjects: false, compat: "yaml-1.1" }));
  for (const [name, read] of Object.entries(otherFiles)) await writeFile(inDist(name), JSON.stringify(read(), null, 2));
  await writeFile(hashesFile, hashes);
}

export async function isBundleOutdated(): Promise<boolean> {
  const isComplete = [bundleFile, hashesFile, ...Object.keys(otherFiles).map(inDist)].every((file) => existsSync(file));
  return !isComplete || (await readFile(hashesFile, "utf8")) !== (await hashSources());
}

async function hashSources(): Promise<string> {
  return JSON.stringify(await hashFiles(folder, ["**/*.yaml"]));
}

function readWorkflows(): unknown[] {
  const files = globSync("workflows/*.arazzo.yaml", { cwd: folder }).sort();
  return files.map((file) => readYaml(join(folder, file)));
}
