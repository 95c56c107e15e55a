import { createHash } from "node:crypto";
import { globSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { root } from "./project.ts";

export interface CachedCheck {
  name: string;
  inputs: readonly string[];
  /** `changed` lists the files that changed since the check last passed, or is undefined if this is unknown. */
  run(changed: readonly string[] | undefined): Promise<unknown>;
}

const cacheFolder = "node_modules/.cache/passed";

export async function clearCache(folder: string = root): Promise<void> {
  await rm(join(folder, cacheFolder), { recursive: true, force: true });
}

/** Runs a check if its inputs have changed since it last passed. */
export async function runIfChanged(
  { name, inputs, run }: CachedCheck,
  folder: string = root,
): Promise<string | undefined> {
  const file = join(folder, cacheFolder, `${name.replace(/\W+/g, "-")}.json`);
  const previous: Record<string, string> | undefined = await readFile(file, "utf8").then(JSON.parse, () => undefined);
  const hashes = await hashFiles(folder, [...inputs, ...commonInputs]);
  const changed =
    previous &&
    [...new Set([...Object.keys(previous), ...Object.keys(hashes)])].filter((path) => previous[path] !== hashes[path]);
  if (changed?.length === 0) return "unchanged since the last success";
  await run(changed);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(hashes));
}

// A new version of a tool can produce different results.
const commonInputs = ["pnpm-lock.yaml", "scripts/steps/checks.ts"];

export async function hashFiles(folder: string, patterns: readonly string[]): Promise<Record<string, string>> {
  const paths = globSync(patterns, { cwd: folder, exclude: ["**/node_modules", "**/dist", ".git"] }).sort();
  const hashed = paths.map(async (path) => {
    const content = await readFile(join(folder, path));
    return [path, createHash("sha256").update(content).digest("base64url")] as const;
  });
  return Object.fromEntries(await Promise.all(hashed));
}
