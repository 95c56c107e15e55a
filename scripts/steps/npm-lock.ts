import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "./project.ts";
import { publishedPackages, tarballName } from "./release/packages.ts";

interface PnpmLock {
  importers: Record<string, { dependencies?: Record<string, { version: string }> }>;
  packages: Record<string, { resolution: { integrity: string } }>;
  snapshots: Record<string, { dependencies?: Record<string, string> }>;
}

/**
 * Writes a package.json and a package-lock.json next to packed packages, so that `npm ci` installs them with the dependencies in
 * pnpm-lock.yaml.
 *
 * @param name a published package, such as `@crewkit/mock`.
 * @throws if two packages need different versions of a dependency.
 */
export function writeNpmLock(name: string, tarballs: string): void {
  const lock: PnpmLock = parse(readFileSync(join(root, "pnpm-lock.yaml"), "utf8"));
  const workspace = publishedPackages(root);
  const dependencies: Record<string, string> = {};
  const locked: Record<string, object> = {};
  addWorkspacePackage(name);
  const write = (file: string, content: object) =>
    writeFileSync(join(tarballs, file), `${JSON.stringify(content, null, 2)}\n`);
  write("package.json", { private: true, dependencies });
  write("package-lock.json", { lockfileVersion: 3, requires: true, packages: { "": { dependencies }, ...locked } });

  function addWorkspacePackage(name: string): void {
    const found = workspace.find((each) => each.name === name);
    if (!found) throw new Error(`${name} is not a published package.`);
    const resolved = `file:${tarballName(found)}`;
    dependencies[name] = resolved;
    locked[`node_modules/${name}`] = { version: found.version, resolved };
    for (const [dependency, { version }] of Object.entries(lock.importers[found.folder]?.dependencies ?? {})) {
      if (version.startsWith("link:")) addWorkspacePackage(dependency);
      else addDependency(dependency, version);
    }
  }

  /** @param resolved a version with its peers, such as `3.0.1(ajv@8.20.0)`. */
  function addDependency(name: string, resolved: string): void {
    const [version = ""] = resolved.split("(");
    if (dependencies[name] === version) return;
    if (dependencies[name]) throw new Error(`The packages need ${name} ${dependencies[name]} and ${version}.`);
    dependencies[name] = version;
    locked[`node_modules/${name}`] = { version, integrity: lock.packages[`${name}@${version}`]?.resolution.integrity };
    const snapshot = lock.snapshots[`${name}@${resolved}`];
    for (const [dependency, needed] of Object.entries(snapshot?.dependencies ?? {})) addDependency(dependency, needed);
  }
}
