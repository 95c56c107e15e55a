import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { examplesFolder } from "./examples.ts";
import type { GeneratedFiles } from "./project.ts";

/**
 * Writes generated files into a folder if they differ from what is there, deletes what is no longer made in the folders of
 * generated files, and prints the paths.
 *
 * @returns whether anything has changed.
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

/** Says where the files of a folder differ from what they should be: a sentence a file, none if all is fresh. */
export async function findDifferences(base: string, files: GeneratedFiles): Promise<string[]> {
  const stale = [...files].map(async ([path, text]) => difference(path, await read(base, path), text));
  const stray = (await obsoleteFiles(base, files)).map((path) => `${path} is no longer made of anything.`);
  return [...(await Promise.all(stale)), ...stray].filter((sentence) => sentence !== undefined);
}

function difference(path: string, is: string | undefined, should: string): string | undefined {
  if (is === should) return undefined;
  if (is === undefined) return `${path} is missing.`;
  const [lines, options] = [is.split("\n"), should.split("\n")];
  const at = options.findIndex((line, index) => line !== lines[index]);
  const line = at === -1 ? options.length : at;
  const [came = "", made = ""] = [lines[line]?.trim(), options[line]?.trim()];
  return `${path}:${line + 1} says "${came}" where the contract makes "${made}".`;
}

// Folders that hold generated files alone.
const generatedFolders = [examplesFolder, "packages/client/src/generated"];

// A folder in which none of the files stands is not theirs to tidy.
async function obsoleteFiles(base: string, files: GeneratedFiles): Promise<string[]> {
  const folders = generatedFolders.filter((folder) => [...files.keys()].some((path) => path.startsWith(`${folder}/`)));
  const found = await Promise.all(folders.map((folder) => listFiles(base, folder)));
  return found.flat().filter((path) => !files.has(path));
}

async function listFiles(base: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(base, folder), { recursive: true }).catch(() => []);
  return entries.filter((entry) => /\.(yaml|ts)$/.test(entry)).map((entry) => `${folder}/${entry}`);
}

async function read(base: string, path: string): Promise<string | undefined> {
  return readFile(join(base, path), "utf8").catch(() => undefined);
}
