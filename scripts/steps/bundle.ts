import { existsSync, globSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { hashFiles } from "./check-cache.ts";
import { root } from "./project.ts";
import { readTestRequests } from "./test-requests.ts";
import { tool } from "./tool.ts";
import { readWorld, readYaml } from "./world.ts";

const folder = join(root, "openapi");
const inDist = (name: string) => join(folder, "dist", name);

/** The contract in one self-contained file. */
const bundleFile = inDist("openapi.json");

// The hashes of the sources that the bundle was made from. Times would not do: a restored file may be older than the bundle.
const hashesFile = inDist("sources.json");

/** What programs need next to the contract: its example world, Arazzo documents, and ways to bring operations to their statuses. */
const parts: Record<string, () => unknown> = {
  "world.json": readWorld,
  "workflows.json": readWorkflows,
  "test-requests.json": () => readTestRequests(),
};

/**
 * Bundles the contract into `openapi/dist/openapi.json` and `.yaml`, its example world into `world.json`, its
 * workflows into `workflows.json` and the testRequests into `test-requests.json`.
 *
 * @throws if a reference leads nowhere, if a requests has an unknown key, or if two components would share a name (Redocly would rename one in silence).
 */
export async function bundle(): Promise<void> {
  // Taken first: what is edited while Redocly works makes the bundle stale.
  const made = await hashSources();
  const options = ["--output", bundleFile, "--component-renaming-conflicts-severity", "error"];
  await tool("redocly", ["bundle", "crewkit", ...options]);
  const contract = JSON.parse(await readFile(bundleFile, "utf8"));
  await writeFile(inDist("openapi.yaml"), stringify(contract, { aliasDuplicateObjects: false }));
  for (const [name, read] of Object.entries(parts)) await writeFile(inDist(name), JSON.stringify(read(), null, 2));
  await writeFile(hashesFile, made);
}

/** Whether the bundle is missing, or was made from other sources than those that are there now. */
export async function bundleIsStale(): Promise<boolean> {
  const isComplete = [bundleFile, hashesFile, ...Object.keys(parts).map(inDist)].every((file) => existsSync(file));
  return !isComplete || (await readFile(hashesFile, "utf8")) !== (await hashSources());
}

async function hashSources(): Promise<string> {
  return JSON.stringify(await hashFiles(folder, ["**/*.yaml"]));
}

function readWorkflows(): unknown[] {
  const files = globSync("workflows/*.arazzo.yaml", { cwd: folder }).sort();
  return files.map((file) => readYaml(join(folder, file)));
}
