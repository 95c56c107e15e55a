import { readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";

const root = import.meta.dirname;

/** Changes the manifest of a package when it is packed. The root package.json has the URL of the repository. */
function beforePacking(manifest, folder) {
  const { repository } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return describePackage(manifest, repository, relative(root, folder).replaceAll(sep, "/"));
}

/** Adds the URLs of the repository, and removes what only matters in the repository. */
export function describePackage({ scripts: _, devDependencies: __, ...manifest }, url, directory) {
  if (!url) return manifest;
  return { ...manifest, repository: { type: "git", url: `git+${url}.git`, directory }, bugs: { url: `${url}/issues` } };
}

/** Node.js names the platform of its packages in strings. pnpm only skips packages of other platforms if these are lists. */
function readPackage(manifest) {
  if (!/^node-(bin-)?(darwin|linux|win)-/.test(manifest.name)) return manifest;
  const platform = { os: [manifest.os], cpu: [manifest.cpu] };
  return { ...manifest, ...platform, ...(manifest.os === "linux" && { libc: ["glibc"] }) };
}

export const hooks = { beforePacking, readPackage };
