import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { root } from "./project.ts";
import { tool } from "./tool.ts";

/** The contract in one self-contained file, made by {@link bundle}. */
export const bundleFile: string = join(root, "openapi/dist/openapi.json");

/**
 * Bundles the contract into `openapi/dist/openapi.json` and `.yaml`.
 *
 * @throws if a reference leads nowhere, or if two components would share a name (Redocly would rename one in silence).
 */
export async function bundle(): Promise<void> {
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
}
