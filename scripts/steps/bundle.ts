import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { root } from "./project.ts";
import { tool } from "./tool.ts";

const folder = join(root, "openapi");

/** The contract in one self-contained file, made by {@link bundle}. */
export const bundleFile: string = join(folder, "dist/openapi.json");

// Which sources the bundle was made from. Times would not tell: a file that is restored may be older than the bundle.
const fingerprintFile = join(folder, "dist/sources.sha256");

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
  await writeFile(fingerprintFile, await fingerprint());
}

/** Whether the bundle is missing, or was made from other sources than those that are there now. */
export async function bundleIsStale(): Promise<boolean> {
  const [made] = await Promise.all([readFile(fingerprintFile, "utf8"), readFile(bundleFile)]).catch(() => []);
  return made !== (await fingerprint());
}

async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const path of await sources()) hash.update(path).update(await readFile(join(folder, path)));
  return hash.digest("hex");
}

async function sources(): Promise<string[]> {
  const lists = ["paths", "components"].map(async (name) => {
    const entries = await readdir(join(folder, name), { recursive: true });
    return entries.filter((entry) => entry.endsWith(".yaml")).map((entry) => join(name, entry));
  });
  return ["openapi.yaml", ...(await Promise.all(lists)).flat().sort()];
}
