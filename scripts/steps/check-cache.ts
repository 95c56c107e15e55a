import { createHash } from "node:crypto";
import { globSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { root } from "./project.ts";

/** A check whose result depends on nothing but some files. */
export interface CachedCheck {
  name: string;
  /** The files, as glob patterns. */
  inputs: readonly string[];
  /** The files that changed since the check last passed here, and undefined if that is unknown. */
  run(changed: readonly string[] | undefined): Promise<unknown>;
}

const cacheFolder = "node_modules/.cache/passed";

/** Makes every check run again. */
export async function clearCache(folder: string = root): Promise<void> {
  await rm(join(folder, cacheFolder), { recursive: true, force: true });
}

/** Runs a check unless its inputs are those with which it last passed in this folder. */
export async function runIfChanged(
  { name, inputs, run }: CachedCheck,
  folder: string = root,
): Promise<string | undefined> {
  const file = join(folder, cacheFolder, `${name.replace(/\W+/g, "-")}.json`);
  const before: Record<string, string> | undefined = await readFile(file, "utf8").then(JSON.parse, () => undefined);
  const now = await hashFiles(folder, [...inputs, ...common]);
  const changed =
    before && [...new Set([...Object.keys(before), ...Object.keys(now)])].filter((path) => before[path] !== now[path]);
  if (changed?.length === 0) return "unchanged since it passed";
  await run(changed);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(now));
}

// A new version of a tool may judge the same files in another way.
const common = ["pnpm-lock.yaml", "scripts/steps/checks.ts"];

/** The hash of each file that a pattern matches, by its path. Leaves out what is installed or built. */
export async function hashFiles(folder: string, patterns: readonly string[]): Promise<Record<string, string>> {
  const paths = globSync(patterns, { cwd: folder, exclude: ["**/node_modules", "**/dist", ".git"] }).sort();
  const hashed = paths.map(async (path) => {
    const content = await readFile(join(folder, path));
    return [path, createHash("sha256").update(content).digest("base64url")] as const;
  });
  return Object.fromEntries(await Promise.all(hashed));
}
