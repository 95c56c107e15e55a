import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { compare } from "semver";
import { parse } from "yaml";
import type { GeneratedFiles } from "../steps/project.ts";
import { compareContract } from "./compare.ts";
import { recordText } from "./record.ts";
import { releaseBefore, releaseOf } from "./release.ts";
import { versionAt } from "./version.ts";

/** What the record of a version begins and ends with, as git refs. */
export interface Range {
  /** Default: the commit that the record names already; else the release before. */
  ref?: string | undefined;
  /** Default: the version's tag; before it has one, the files as they are now. */
  to?: string | undefined;
}

/**
 * The record of what changed in a version of the contract, as a file to write.
 *
 * @throws {WrongRef} or {NothingToCompare}
 */
export async function recordFiles(repository: string, range: Range = {}): Promise<GeneratedFiles> {
  const { version, ref, to } = await findRange(repository, range);
  return new Map([[fileOf(version), recordText(await compareContract(repository, ref, to))]]);
}

/**
 * Finds the version to record and fills in the defaults of a range.
 *
 * @throws {NothingToCompare} if nothing came before the version.
 */
export async function findRange(repository: string, range: Range = {}): Promise<Range & { version: string }> {
  const version = (await versionAt(repository, range.to)) ?? "";
  const to = range.to ?? (await releaseOf(repository, version));
  const ref = range.ref ?? (await recordedBase(repository, version));
  return { version, ref: ref ?? (await releaseBefore(repository, version, to)).commit, to };
}

/**
 * The records of the versions before, made anew: each ends where the next one begins.
 *
 * @throws {WrongRef}
 */
export async function earlierRecordFiles(repository: string): Promise<GeneratedFiles> {
  const names = await readdir(join(repository, changes)).catch(() => []);
  const versions = names.map((name) => basename(name, ".yaml")).sort(compare);
  const bases = await Promise.all(versions.map((version) => recordedBase(repository, version)));
  const files: GeneratedFiles = new Map();
  for (const [at, version] of versions.slice(0, -1).entries())
    files.set(fileOf(version), recordText(await compareContract(repository, bases[at], bases[at + 1])));
  return files;
}

// A record keeps its base, wherever the commits since then went: a branch may be merged in more than one way.
async function recordedBase(repository: string, version: string): Promise<string | undefined> {
  const text = await readFile(join(repository, fileOf(version)), "utf8").catch(() => "");
  return parse(text)?.commit;
}

function fileOf(version: string): string {
  return `${changes}/${version}.yaml`;
}

const changes = "openapi/changes";
