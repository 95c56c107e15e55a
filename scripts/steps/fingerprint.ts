import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * A hash of the YAML files in the contract's folder, their names and contents. Times would not tell whether something
 * made of them is stale: a file that is restored may be older than what was made in between.
 */
export async function fingerprint(folder: string): Promise<string> {
  const hash = createHash("sha256");
  for (const path of await sources(folder)) hash.update(`${path}\n`).update(await readFile(join(folder, path)));
  return hash.digest("hex");
}

async function sources(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries.filter((entry) => entry.endsWith(".yaml") && !/^(dist|node_modules)\b/.test(entry)).sort();
}
