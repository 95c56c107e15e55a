import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { examplesFolder } from "@crewkit/openapi/build";
import type { GeneratedFiles } from "./project.ts";

/**
 * Writes changed files, deletes obsolete files in the folders of generated files, and prints their paths.
 *
 * @returns true if anything changed.
 */
export async function writeFiles(base: string, files: GeneratedFiles): Promise<boolean> {
  let changed = false;
  for (const [path, text] of files) {
    if ((await read(base, path)) === text) continue;
    await mkdir(dirname(join(base, path)), { recursive: true });
    await writeFile(join(base, path), text);
    console.log(`wrote ${path}`);
    changed = true;
  }
  for (const path of await obsoleteFiles(base, files)) {
    await rm(join(base, path));
    console.log(`deleted ${path}`);
    changed = true;
  }
  return changed;
}

// These folders contain only generated files.
const generatedFolders = [examplesFolder, "packages/client/src/generated"];

/** Lists the files in the folders of generated files that are no longer generated. Skips folders without any of the files. */
export async function obsoleteFiles(base: string, files: GeneratedFiles): Promise<string[]> {
  const folders = generatedFolders.filter((folder) => [...files.keys()].some((path) => path.startsWith(`${folder}/`)));
  const existing = await Promise.all(folders.map((folder) => listFiles(base, folder)));
  return existing.flat().filter((path) => !files.has(path));
}

async function listFiles(base: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(base, folder), { recursive: true }).catch(() => []);
  return entries
    .filter((entry) => /\.(yaml|ts)$/.test(entry))
    .map((entry) => `${folder}/${entry.replaceAll("\\", "/")}`);
}

async function read(base: string, path: string): Promise<string | undefined> {
  return readFile(join(base, path), "utf8").catch(() => undefined);
}
