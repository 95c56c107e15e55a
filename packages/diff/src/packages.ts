import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { contractTagPrefix } from "./git.ts";

/** A package of the workspace that is published to npm. */
export interface PublishedPackage {
  /** Relative to the repository. */
  folder: string;
  name: string;
  version: string;
  /** The files of its commands by name. */
  bin?: Record<string, string>;
}

/** The package whose version is the version of the contract. */
export const contractPackage = "@crewkit/openapi";

/** Reads the public packages of the workspace. The contract comes first. */
export function publishedPackages(repository: string): PublishedPackage[] {
  const manifests = globSync("{openapi,packages/*}/package.json", { cwd: repository }).map((path) => ({
    folder: dirname(path).replaceAll("\\", "/"),
    ...JSON.parse(readFileSync(join(repository, path), "utf8")),
  }));
  return manifests.filter((manifest) => !manifest.private).sort((a, b) => a.folder.localeCompare(b.folder));
}

/** Returns the git tag of a version: `contract-v0.7.0`, or `v0.7.0` for all other packages, which share one version. */
export function releaseTag({ name, version }: PublishedPackage): string {
  return name === contractPackage ? `${contractTagPrefix}${version}` : `v${version}`;
}
