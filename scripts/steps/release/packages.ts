import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { contractPackage, contractTagPrefix } from "@crewkit/diff";

export interface PublishedPackage {
  /** Relative to the repository. */
  folder: string;
  name: string;
  version: string;
  dependencies?: Record<string, string>;
  /** The files of its commands by name. */
  bin?: Record<string, string>;
}

/** Reads the public packages of the workspace. Each package comes after the packages that it depends on. */
export function publishedPackages(repository: string): PublishedPackage[] {
  const manifests = globSync("{openapi,packages/*}/package.json", { cwd: repository }).map((path) => ({
    folder: path.replace(/.package\.json$/, ""),
    ...JSON.parse(readFileSync(join(repository, path), "utf8")),
  }));
  const byName = new Map(
    manifests.filter((manifest) => !manifest.private).map((manifest) => [manifest.name, manifest]),
  );
  const depth = (manifest?: PublishedPackage): number =>
    manifest ? 1 + Math.max(0, ...Object.keys(manifest.dependencies ?? {}).map((name) => depth(byName.get(name)))) : 0;
  return [...byName.values()].sort((a, b) => depth(a) - depth(b) || a.name.localeCompare(b.name));
}

/** Returns the git tag of a version: `contract-v0.7.0`, or `v0.7.0` for all other packages, which share one version. */
export function releaseTag({ name, version }: PublishedPackage): string {
  return name === contractPackage ? `${contractTagPrefix}${version}` : `v${version}`;
}

/** Returns the name of the file that `pnpm pack` writes, such as `crewkit-types-0.7.0.tgz`. */
export function tarballName({ name, version }: PublishedPackage): string {
  return `${name.replace("@", "").replace("/", "-")}-${version}.tgz`;
}
