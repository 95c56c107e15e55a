import { cpSync, existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { contractPackage } from "@crewkit/diff";
import spawn from "nano-spawn";
import type { PublishedPackage } from "./packages.ts";

/** The platforms with an executable of the mock, and their names for users. `release.yml` builds an executable for each. */
const platforms: Readonly<Record<string, string>> = {
  "linux-x64": "Linux (x64)",
  "linux-arm64": "Linux (arm64)",
  "linux-x64-musl": "Alpine Linux (x64)",
  "linux-arm64-musl": "Alpine Linux (arm64)",
  "darwin-arm64": "macOS (arm64)",
  "win32-x64": "Windows (x64)",
};

const archives = new Map(Object.entries(platforms).map(([key, name]) => [`crewkit-mock-${key}.tar.gz`, name]));

/** Lists the files in a folder that are not executables of the released versions, one line each, with the fix. */
export async function executableProblems(folder: string, packages: readonly PublishedPackage[]): Promise<string[]> {
  const versionOf = (name: string) => packages.find((published) => published.name === name)?.version;
  const expected = `crewkit-mock ${versionOf("@crewkit/mock")} (crewkit API ${versionOf(contractPackage)})`;
  const files = readdirSync(folder);
  if (files.length === 0)
    return [`${folder} has no executables. Omit --executables to build the executable of this platform.`];
  const problems = files.map(async (file) => {
    if (!archives.has(file)) return [`${join(folder, file)} is not an archive of an executable. Remove the file.`];
    const version = await readVersion(folder, file);
    if (version === expected) return [];
    const fix = "Build it with `pnpm executable` from the commit of the release, or remove the archive.";
    return [`${join(folder, file)} contains ${version ?? "an unknown version"} instead of ${expected}. ${fix}`];
  });
  return (await Promise.all(problems)).flat();
}

/** Returns what the executable prints with `--version`, or undefined if the archive does not contain the file. */
async function readVersion(folder: string, archive: string): Promise<string | undefined> {
  // A relative path, because GNU tar on Windows takes the `C:` of an absolute path for a host.
  const output = await spawn("tar", ["-xzOf", archive, "VERSION"], { cwd: folder }).catch(() => undefined);
  return output?.stdout.trim();
}

export function copyExecutables(from: string, to: string): void {
  for (const file of archives.keys()) if (existsSync(join(from, file))) cpSync(join(from, file), join(to, file));
}

/** Returns a line for users that names the platforms without an executable in a folder. Undefined if each platform has one. */
export function missingExecutables(folder: string): string | undefined {
  const missing = [...archives].filter(([file]) => !existsSync(join(folder, file))).map(([, name]) => name);
  const names = new Intl.ListFormat("en").format(missing);
  return names ? `This release has no executable of the mock for ${names}.` : undefined;
}
