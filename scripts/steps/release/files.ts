import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import spawn from "nano-spawn";
import { git } from "./git.ts";
import { releaseNotes } from "./notes.ts";
import { contractPackage, type PublishedPackage, releaseTag, tarballName } from "./packages.ts";

const checksums = "SHA256SUMS";

/** Writes the files of a release: tarballs, the bundled contract, the executables, checksums and release notes. */
export async function writeReleaseFiles(
  repository: string,
  folder: string,
  packages: readonly PublishedPackage[],
  executables: string,
): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { packageManager } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
  await spawn("npx", ["--yes", packageManager, "-r", "pack", "--pack-destination", folder], { cwd: repository });
  const contract = packages.find(({ name }) => name === contractPackage);
  for (const type of ["json", "yaml"])
    cpSync(join(repository, `openapi/dist/openapi.${type}`), join(folder, `openapi-${contract?.version}.${type}`));
  if (existsSync(executables)) cpSync(executables, folder, { recursive: true });
  writeFileSync(join(folder, checksums), checksumLines(folder));
  writeFileSync(join(folder, "NOTES.md"), releaseNotes(repository, await newPackages(repository, packages)));
}

/** The contract is only part of a release if its version is new. */
async function newPackages(repository: string, packages: readonly PublishedPackage[]): Promise<PublishedPackage[]> {
  const tags = (await git(repository, "tag", "--points-at", "HEAD")).split("\n");
  return packages.filter((published) => tags.includes(releaseTag(published)));
}

/** Returns one line per file in the format of `sha256sum`. */
function checksumLines(folder: string): string {
  const names = readdirSync(folder).filter((name) => name !== checksums && name !== "NOTES.md");
  const line = (name: string) =>
    `${createHash("sha256")
      .update(readFileSync(join(folder, name)))
      .digest("hex")}  ${name}\n`;
  return names.sort().map(line).join("");
}

/**
 * Checks that the files of an earlier build are complete and unchanged.
 *
 * @throws if a tarball is missing, or a file differs from its checksum.
 */
export function verifyReleaseFiles(folder: string, packages: readonly PublishedPackage[]): void {
  const missing = packages.map(tarballName).filter((name) => !existsSync(join(folder, name)));
  if (missing.length > 0 || !existsSync(join(folder, checksums)))
    throw new Error(
      `${folder} does not contain this release (${missing.join(", ")}). Run \`pnpm release --dry-run\` first.`,
    );
  if (readFileSync(join(folder, checksums), "utf8") !== checksumLines(folder))
    throw new Error(`The files in ${folder} differ from ${checksums}. Run \`pnpm release --dry-run\` again.`);
}
