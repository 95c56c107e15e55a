import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { exampleFiles, examplesFolder } from "./examples.ts";
import { factFiles } from "./facts.ts";
import { type GeneratedFiles, root } from "./project.ts";
import { typeFiles } from "./types.ts";

/** What is made of the bundle. */
export async function filesAfterBundle(): Promise<GeneratedFiles> {
  return new Map([...(await typeFiles()), ...factFiles()]);
}

/** Writes generated files, where they differ from what is there, and says which. */
export async function writeGenerated(files: GeneratedFiles): Promise<void> {
  for (const [path, text] of files) {
    if ((await read(path)) === text) continue;
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
    console.log(`wrote ${path}`);
  }
}

/** Deletes the example files that no longer come from the world, and says which. */
export async function pruneExamples(files: GeneratedFiles): Promise<void> {
  for (const path of await strayExamples(files)) {
    await rm(join(root, path));
    console.log(`deleted ${path}`);
  }
}

/**
 * Says where the generated files of the repository differ from what they should be: a sentence a file, none if all is
 * fresh.
 */
export async function staleFiles(): Promise<string[]> {
  const files = new Map([...(await exampleFiles()), ...(await filesAfterBundle())]);
  const stale = [...files].map(async ([path, text]) => difference(path, await read(path), text));
  const stray = (await strayExamples(files)).map((path) => `${path} comes from nothing in openapi/world/.`);
  return [...(await Promise.all(stale)), ...stray].filter((sentence) => sentence !== undefined);
}

function difference(path: string, is: string | undefined, should: string): string | undefined {
  if (is === should) return undefined;
  if (is === undefined) return `${path} is missing.`;
  const [lines, wanted] = [is.split("\n"), should.split("\n")];
  const at = wanted.findIndex((line, index) => line !== lines[index]);
  const line = at === -1 ? wanted.length : at;
  return `${path}:${line + 1} says "${lines[line]?.trim()}" where the contract makes "${wanted[line]?.trim() ?? ""}".`;
}

async function strayExamples(files: GeneratedFiles): Promise<string[]> {
  const entries = await readdir(join(root, examplesFolder), { recursive: true }).catch(() => []);
  const paths = entries.filter((entry) => entry.endsWith(".yaml")).map((entry) => `${examplesFolder}/${entry}`);
  return paths.filter((path) => !files.has(path));
}

async function read(path: string): Promise<string | undefined> {
  return readFile(join(root, path), "utf8").catch(() => undefined);
}
