import { hash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, parse } from "node:path";
import { contractPackage, publishedPackages, releaseTag } from "@crewkit/diff";
import { git, releaseNotes } from "@crewkit/diff/release";
import { packPackages } from "./pack.ts";

/** Writes the files of a release: tarballs, the contract, checksums in the format of `sha256sum`, and release notes. */
export async function writeReleaseFiles(repository: string, folder: string): Promise<void> {
  const packages = publishedPackages(repository);
  mkdirSync(folder, { recursive: true });
  const filters = packages.map(({ name }) => `--filter=${name}`);
  await packPackages(filters, folder, repository);
  const contract = packages.find(({ name }) => name === contractPackage);
  for (const file of ["openapi.json", "openapi.yaml", "openapi-3.0.json", "openapi-dereferenced.json"]) {
    const { name, ext } = parse(file);
    cpSync(join(repository, "openapi/dist", file), join(folder, `${name}-${contract?.version}${ext}`));
  }
  const checksums = readdirSync(folder)
    .sort()
    .map((name) => `${hash("sha256", readFileSync(join(folder, name)))}  ${name}\n`);
  writeFileSync(join(folder, "SHA256SUMS"), checksums.join(""));
  // The contract is only part of a release if its version is new.
  const tags = (await git(repository, "tag", "--points-at", "HEAD")).split("\n");
  const released = packages.filter((published) => tags.includes(releaseTag(published)));
  writeFileSync(join(folder, "NOTES.md"), releaseNotes(repository, released));
}
