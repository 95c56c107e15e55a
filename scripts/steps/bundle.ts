import { globSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { root } from "./project.ts";
import { readRecipes } from "./recipes.ts";
import { tool } from "./tool.ts";
import { hashFiles } from "./unchanged.ts";
import { readWorld } from "./world.ts";

const folder = join(root, "openapi");

/** The contract in one self-contained file, made by {@link bundle}. */
const bundleFile = join(folder, "dist/openapi.json");

// The hashes of the sources that the bundle was made from. Times would not do: a restored file may be older than the bundle.
const hashesFile = join(folder, "dist/sources.json");

// The example world in one file, for the mock to start from.
const worldFile = join(folder, "dist/world.json");

// The Arazzo documents in one file, for the suite to go through.
const workflowsFile = join(folder, "dist/workflows.json");

// How to bring operations to their statuses, for the suite and the docs.
const recipesFile = join(folder, "dist/recipes.json");

/**
 * Bundles the contract into `openapi/dist/openapi.json` and `.yaml`, its example world into `world.json`, its
 * workflows into `workflows.json` and the recipes into `recipes.json`.
 *
 * @throws if a reference leads nowhere, if a recipe has an unknown key, or if two components would share a name (Redocly would rename one in silence).
 */
export async function bundle(): Promise<void> {
  // Taken first: what is edited while Redocly works makes the bundle stale.
  const made = await hashSources();
  await tool("redocly", [
    "bundle",
    "crewkit",
    "--output",
    bundleFile,
    "--component-renaming-conflicts-severity",
    "error",
  ]);
  const contract = JSON.parse(await readFile(bundleFile, "utf8"));
  await writeFile(bundleFile.replace(/json$/, "yaml"), stringify(contract, { aliasDuplicateObjects: false }));
  await writeFile(worldFile, JSON.stringify(readWorld(), null, 2));
  await writeFile(workflowsFile, JSON.stringify(await readWorkflows(), null, 2));
  await writeFile(recipesFile, JSON.stringify(readRecipes(), null, 2));
  await writeFile(hashesFile, made);
}

/** Whether the bundle is missing, or was made from other sources than those that are there now. */
export async function bundleIsStale(): Promise<boolean> {
  const [made] = await Promise.all([
    readFile(hashesFile, "utf8"),
    readFile(bundleFile),
    readFile(worldFile),
    readFile(workflowsFile),
    readFile(recipesFile),
  ]).catch(() => []);
  return made !== (await hashSources());
}

async function hashSources(): Promise<string> {
  return JSON.stringify(await hashFiles(folder, ["**/*.yaml"]));
}

async function readWorkflows(): Promise<unknown[]> {
  const files = globSync("workflows/*.arazzo.yaml", { cwd: folder }).sort();
  return Promise.all(files.map(async (file) => parse(await readFile(join(folder, file), "utf8"))));
}
