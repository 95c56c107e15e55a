import { copyFileSync, existsSync, globSync, mkdtempSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { publishedPackages } from "@crewkit/diff";
import spawn from "nano-spawn";
import { packPackages } from "../steps/pack.ts";
import { root } from "../steps/project.ts";

export const packages = publishedPackages(root);

/** The Node.js that is installed outside of the workspace, as for users. In CI, each job has a different version. */
export const installedNode: string =
  (process.env.PATH ?? "")
    .split(delimiter)
    .filter((directory) => !directory.includes("node_modules"))
    .map((directory) => join(directory, process.platform === "win32" ? "node.exe" : "node"))
    .find((file) => existsSync(file)) ?? process.execPath;

/** The packages that programs need in addition: an optional peer dependency, types of Node.js, and the official MCP client. */
export const companions = ["openapi-fetch", "@types/node@20", "@modelcontextprotocol/client"];

/** Creates an empty folder outside of the repository, with an empty package.json. */
export function createProject(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "crewkit-outside-")));
  writeFileSync(join(folder, "package.json"), "{}");
  return folder;
}

/** Packs the published packages into a folder. A release tests the tarballs in `CREWKIT_TARBALLS` instead, which it publishes. */
export async function pack(folder: string): Promise<void> {
  const released = process.env.CREWKIT_TARBALLS;
  const filters = packages.map(({ name }) => `--filter=${name}`);
  if (!released) return packPackages(filters, folder);
  const source = resolve(root, released);
  for (const tarball of globSync("crewkit-*.tgz", { cwd: source }))
    copyFileSync(join(source, tarball), join(folder, tarball));
}

/** Packs the published packages, and installs them with npm and their companions in a new folder. */
export async function installPackages(): Promise<string> {
  const folder = createProject();
  await pack(folder);
  const tarballs = globSync("*.tgz", { cwd: folder }).map((file) => `./${file}`);
  const options = ["--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"];
  await spawn("npm", ["install", ...options, ...tarballs, ...companions], { cwd: folder });
  return folder;
}

/** Reads the manifest of an installed package. */
export function readManifest(folder: string, name: string) {
  return JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8"));
}

/** Options of programs that run in an installed project with a Node.js, without settings of the workspace. */
export function runOptions(cwd: string, node: string) {
  const path = [dirname(node), join(cwd, "node_modules/.bin"), process.env.PATH].join(delimiter);
  return { cwd, env: { PATH: path, NODE_OPTIONS: "", NO_COLOR: "1" } };
}
