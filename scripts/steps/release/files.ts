import { hash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, parse } from "node:path";
import { contractPackage } from "@crewkit/diff";
import { packPackages } from "../pack.ts";
import { git } from "./git.ts";
import { releaseNotes } from "./notes.ts";
import { type PublishedPackage, releaseTag, tarballName } from "./packages.ts";

const checksums = "SHA256SUMS";
const notes = "NOTES.md";

/** Writes the files of a release: tarballs, the contract, checksums and release notes. */
export async function writeReleaseFiles(
  repository: string,
  folder: string,
  packages: readonly PublishedPackage[],
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const filters = packages.map(({ name }) => `--filter=${name}`);
  await packPackages(filters, folder, repository);
  const contract = packages.find(({ name }) => name === contractPackage);
  for (const file of ["openapi.json", "openapi.yaml", "openapi-3.0.json", "openapi-dereferenced.json"]) {
    const { name, ext } = parse(file);
    cpSync(join(repository, "openapi/dist", file), join(folder, `${name}-${contract?.version}${ext}`));
  }
  writeFileSync(join(folder, notes), releaseNotes(repository, await newPackages(repository, packages)));
  writeFileSync(join(folder, checksums), checksumLines(folder));
}

/** The contract is only part of a release if its version is new. */
async function newPackages(repository: string, packages: readonly PublishedPackage[]): Promise<PublishedPackage[]> {
  const tags = (await git(repository, "tag", "--points-at", "HEAD")).split("\n");
  return packages.filter((published) => tags.includes(releaseTag(published)));
}

/** Returns a line for each file that users download, in the format of `sha256sum`. */
function checksumLines(folder: string): string {
  const names = readdirSync(folder).filter((name) => name !== checksums && name !== notes);
  return names
    .sort()
    .map((name) => `${hash("sha256", readFileSync(join(folder, name)))}  ${name}\n`)
    .join("");
}

/**
 * Checks that the files of an earlier build are complete and unchanged.
 *
 * @throws if a tarball is missing, or a file differs from its checksum.
 */
export function verifyReleaseFiles(folder: string, packages: readonly PublishedPackage[]): void {
  const missing = [...packages.map(tarballName), checksums].filter((name) => !existsSync(join(folder, name)));
  const hint = "Run `pnpm release --dry-run` to build the files of the release.";
  if (missing.length > 0) throw new Error(`${folder} has no ${missing.join(", ")}. ${hint}`);
  if (readFileSync(join(folder, checksums), "utf8") !== checksumLines(folder))
    throw new Error(`The files in ${folder} differ from ${checksums}. ${hint}`);
}
