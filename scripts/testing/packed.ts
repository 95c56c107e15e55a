import { existsSync, globSync, readdirSync, readFileSync, realpathSync, symlinkSync } from "node:fs";
import { chmod, copyFile, mkdir, symlink } from "node:fs/promises";
import { delimiter, dirname, join, relative, resolve } from "node:path";
import spawn from "nano-spawn";
import { packPackages } from "../steps/pack.ts";
import { root } from "../steps/project.ts";

/** The published packages. */
export const packages = ["openapi", "types", "client", "mock", "conformance", "mcp"] as const;

export type Package = (typeof packages)[number];

/** The Node that is installed outside of the workspace, as for users. In CI, each job has a different version. */
export const installedNode: string =
  (process.env.PATH ?? "")
    .split(delimiter)
    .filter((directory) => !directory.includes("node_modules"))
    .map((directory) => join(directory, process.platform === "win32" ? "node.exe" : "node"))
    .find((file) => existsSync(file)) ?? process.execPath;

/** Packs workspace packages into a folder. A release tests the tarballs in `CREWKIT_TARBALLS` instead, which it publishes. */
export async function pack(names: readonly Package[], folder: string): Promise<void> {
  const released = process.env.CREWKIT_TARBALLS;
  if (released) {
    const source = resolve(root, released);
    const tarballs = globSync(`crewkit-{${names}}-[0-9]*.tgz`, { cwd: source });
    for (const tarball of tarballs) await copyFile(join(source, tarball), join(folder, tarball));
    return;
  }
  const filters = names.flatMap((name) => ["--filter", `@crewkit/${name}`]);
  await packPackages(filters, folder);
}

/** Packs workspace packages, and installs the tarballs in a folder without access to a registry. */
export async function installPacked(names: readonly Package[], folder: string): Promise<void> {
  await pack(names, folder);
  for (const file of readdirSync(folder)) if (file.endsWith(".tgz")) await unpack(file, folder);
}

async function unpack(tarball: string, folder: string): Promise<void> {
  const name = /crewkit-(\w+)-/.exec(tarball)?.[1] ?? "";
  const packageFolder = join(folder, "node_modules/@crewkit", name);
  await mkdir(packageFolder, { recursive: true });
  await spawn("tar", ["-xzf", relative(packageFolder, join(folder, tarball)), "--strip-components=1"], {
    cwd: packageFolder,
  });
  const source = join(root, name === "openapi" ? name : `packages/${name}`);
  const { dependencies = {}, bin = {} } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  for (const dependency of Object.keys(dependencies).filter((name) => !name.startsWith("@crewkit/"))) {
    const link = join(packageFolder, "node_modules", dependency);
    await mkdir(dirname(link), { recursive: true });
    symlinkSync(realpathSync(join(source, "node_modules", dependency)), link, "junction");
  }
  await mkdir(join(folder, "node_modules/.bin"), { recursive: true });
  for (const [command, file] of Object.entries<string>(bin)) {
    await chmod(join(packageFolder, file), 0o755);
    await symlink(join(packageFolder, file), join(folder, "node_modules/.bin", command));
  }
}
