import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { examplesFolder } from "./examples.ts";
import type { GeneratedFiles } from "./project.ts";

/** Writes generated files into a folder, where they differ from what is there, and says which. */
export async function writeFiles(base: string, files: GeneratedFiles): Promise<void> {
  for (const [path, text] of files) {
    if ((await read(base, path)) === text) continue;
    await mkdir(dirname(join(base, path)), { recursive: true });
    await writeFile(join(base, path), text);
    console.log(`wrote ${path}`);
  }
}

/** Deletes the example files that no longer come from the world, and says which. */
export async function pruneExamples(base: string, files: GeneratedFiles): Promise<void> {
  for (const path of await strayExamples(base, files)) {
    await rm(join(base, path));
    console.log(`deleted ${path}`);
  }
}

/** Says where the files of a folder differ from what they should be: a sentence a file, none if all is fresh. */
export async function differences(base: string, files: GeneratedFiles): Promise<string[]> {
  const stale = [...files].map(async ([path, text]) => difference(path, await read(base, path), text));
  const stray = (await strayExamples(base, files)).map((path) => `${path} comes from nothing in openapi/world/.`);
  return [...(await Promise.all(stale)), ...stray].filter((sentence) => sentence !== undefined);
}

function difference(path: string, is: string | undefined, should: string): string | undefined {
  if (is === should) return undefined;
  if (is === undefined) return `${path} is missing.`;
  const [lines, wanted] = [is.split("\n"), should.split("\n")];
  const at = wanted.findIndex((line, index) => line !== lines[index]);
  const line = at === -1 ? wanted.length : at;
  const [came = "", made = ""] = [lines[line]?.trim(), wanted[line]?.trim()];
  return `${path}:${line + 1} says "${came}" where the contract makes "${made}".`;
}

async function strayExamples(base: string, files: GeneratedFiles): Promise<string[]> {
  const entries = await readdir(join(base, examplesFolder), { recursive: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.endsWith(".yaml")).map((entry) => `${examplesFolder}/${entry}`);
  return paths.filter((path) => !files.has(path));
}

async function read(base: string, path: string): Promise<string | undefined> {
  return readFile(join(base, path), "utf8").catch(() => undefined);
}
