import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gt, valid } from "semver";
import { parse } from "yaml";
import type { GeneratedFiles } from "./project.ts";

export class InvalidVersionError extends Error {
  override name = "InvalidVersionError";
}

/**
 * Sets the version in the contract, in the package.json of each published package and in the heading of CHANGELOG.md.
 *
 * @throws {InvalidVersionError}
 */
export function versionFiles(folder: string, version: string, date = new Date()): GeneratedFiles {
  const read = (path: string) => readFileSync(join(folder, path), "utf8");
  const contract = "openapi/openapi.yaml";
  const current: string = parse(read(contract)).info.version;
  if (valid(version) !== version)
    throw new InvalidVersionError(`'${version}' is not a semantic version. Use a version such as 1.2.3.`);
  if (!gt(version, current))
    throw new InvalidVersionError(`${version} must be higher than the current version, ${current}.`);
  const manifests = globSync("{openapi,packages/*}/package.json", { cwd: folder }).filter(
    (path) => JSON.parse(read(path)).version !== undefined,
  );
  return new Map([
    [contract, read(contract).replace(/^( {2}version: ).*/m, `$1${version}`)],
    ...manifests.sort().map((path) => [path, read(path).replace(/("version": ")[^"]*/, `$1${version}`)] as const),
    ["CHANGELOG.md", read("CHANGELOG.md").replace(/^## Unreleased$/m, heading(version, date))],
  ]);
}

function heading(version: string, date: Date): string {
  return `## ${version} - ${date.toISOString().slice(0, 10)}`;
}
