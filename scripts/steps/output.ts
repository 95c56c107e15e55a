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

export async function findDifferences(base: string, files: GeneratedFiles): Promise<string[]> {
  const outdated = [...files].map(async ([path, text]) => describeDifference(path, await read(base, path), text));
  const obsolete = (await obsoleteFiles(base, files)).map((path) => `${path} is no longer generated.`);
  return [...(await Promise.all(outdated)), ...obsolete].filter((difference) => difference !== undefined);
}

function describeDifference(path: string, actual: string | undefined, expected: string): string | undefined {
  if (actual === expected) return undefined;
  if (actual === undefined) return `${path} is missing.`;
  const [lines, expectedLines] = [actual.split("\n"), expected.split("\n")];
  const changedLine = expectedLines.findIndex((line, index) => line !== lines[index]);
  const line = changedLine === -1 ? expectedLines.length : changedLine;
  const [actualLine = "", expectedLine = ""] = [lines[line]?.trim(), expectedLines[line]?.trim()];
  return `${path}:${line + 1} has "${actualLine}", expected "${expectedLine}".`;
}

// These folders contain only generated files.
const generatedFolders = [examplesFolder, "packages/client/src/generated"];

// Only checks folders that contain at least one of the files.
async function obsoleteFiles(base: string, files: GeneratedFiles): Promise<string[]> {
  const folders = generatedFolders.filter((folder) => [...files.keys()].some((path) => path.startsWith(`${folder}/`)));
  const existing = await Promise.all(folders.map((folder) => listFiles(base, folder)));
  return existing.flat().filter((path) => !files.has(path));
}

async function listFiles(base: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(base, folder), { recursive: true }).catch(() => []);
  return entries.filter((entry) => /\.(yaml|ts)$/.test(entry)).map((entry) => `${folder}/${entry}`);
}

async function read(base: string, path: string): Promise<string | undefined> {
  return readFile(join(base, path), "utf8").catch(() => undefined);
}
