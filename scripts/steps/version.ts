import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gt, valid } from "semver";
import { parse } from "yaml";
import type { GeneratedFiles } from "./project.ts";

export class InvalidVersionError extends Error {
  override name = "InvalidVersionError";
}

/** The contract and the npm packages have separate versions. All published packages share one. */
export const versionedParts = ["contract", "packages"] as const;

export type VersionedPart = (typeof versionedParts)[number];

/**
 * Sets the version of the contract (`info.version`) or of the packages (each package.json) and the heading in its changelog.
 *
 * @throws {InvalidVersionError}
 */
export function versionFiles(folder: string, part: VersionedPart, version: string, date = new Date()): GeneratedFiles {
  const read = (path: string) => readFileSync(join(folder, path), "utf8");
  const { files, current, pattern, changelog } =
    part === "contract" ? contractSource(read) : packageSource(folder, read);
  if (valid(version) !== version)
    throw new InvalidVersionError(`'${version}' is not a semantic version. Use a version such as 1.2.3.`);
  if (!gt(version, current))
    throw new InvalidVersionError(`${version} must be higher than the current version of the ${part}, ${current}.`);
  const heading = `## ${version} - ${date.toISOString().slice(0, 10)}`;
  return new Map([
    ...files.map((path) => [path, read(path).replace(pattern, `$1${version}`)] as const),
    [changelog, read(changelog).replace(/^## Unreleased$/m, heading)],
  ]);
}

interface VersionSource {
  /** The files that contain the version. */
  files: string[];
  current: string;
  pattern: RegExp;
  changelog: string;
}

type Read = (path: string) => string;

function contractSource(read: Read): VersionSource {
  const file = "openapi/openapi.yaml";
  const current = parse(read(file)).info.version;
  return { files: [file], current, pattern: /^( {2}version: ).*/m, changelog: "openapi/CHANGELOG.md" };
}

function packageSource(folder: string, read: Read): VersionSource {
  const manifests = globSync("{openapi,packages/*}/package.json", { cwd: folder }).sort();
  const versionOf = (path: string) => JSON.parse(read(path)).version;
  const files = manifests.filter((path) => versionOf(path) !== undefined);
  return { files, current: versionOf(files[0] ?? ""), pattern: /("version": ")[^"]*/, changelog: "CHANGELOG.md" };
}
