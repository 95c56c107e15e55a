import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseChangesetFile } from "@changesets/parse";
import { type Impact, impacts } from "./change.ts";
import { git } from "./git.ts";
import { contractPackage, publishedPackages } from "./packages.ts";

/** The changelog entry of a change that is not released yet: a file in `.changeset/`. */
export interface Changeset {
  /** Relative to the repository: `.changeset/rename-hashes.md`. */
  file: string;
  summary: string;
  /** The packages that the change affects, and the part of their version that it increments. */
  releases: { name: string; type: Impact | "none" }[];
}

/** A changeset does not parse, has no text or names a package that is not published. The message names the file and the fix. */
export class InvalidChangesetError extends Error {
  override name = "InvalidChangesetError";
}

/**
 * Reads all changesets, sorted by name.
 *
 * @throws {InvalidChangesetError}
 */
export async function readChangesets(repository: string): Promise<Changeset[]> {
  const names = await readdir(join(repository, folder)).catch(() => []);
  const files = names.filter((name) => name.endsWith(".md") && name !== "README.md").sort();
  const changesets = files.map(async (name) =>
    parse(`${folder}/${name}`, await readFile(join(repository, folder, name), "utf8")),
  );
  const published = publishedPackages(repository).map(({ name }) => name);
  return (await Promise.all(changesets)).map((changeset) => withKnownPackages(changeset, published));
}

const folder = ".changeset";

function parse(file: string, text: string): Changeset {
  const changeset = { file, ...tryParse(file, text) };
  if (changeset.releases.length > 0 && changeset.summary === "") {
    throw new InvalidChangesetError(`${file} has no text. Describe the change for the changelog.`);
  }
  return changeset;
}

function tryParse(file: string, text: string): Omit<Changeset, "file"> {
  try {
    return parseChangesetFile(text);
  } catch (error) {
    const [problem = ""] = (error as Error).message.replace("could not parse changeset - ", "").split("\n");
    throw new InvalidChangesetError(`${file}: ${problem} Run \`pnpm changeset\` to write a changeset.`);
  }
}

function withKnownPackages(changeset: Changeset, published: readonly string[]): Changeset {
  const unknown = changeset.releases.find(({ name }) => !published.includes(name));
  if (!unknown) return changeset;
  throw new InvalidChangesetError(
    `${changeset.file} names ${unknown.name}, which is not a published package. Remove it, or replace it with one of ${published.join(", ")}.`,
  );
}

/** Reads the changesets that were added or edited since a commit, including uncommitted files. */
export async function changesetsSince(repository: string, commit: string): Promise<Changeset[]> {
  const lists = await Promise.all([
    git(repository, "diff", "--name-only", "--relative", commit, "--", folder),
    git(repository, "ls-files", "--others", "--exclude-standard", "--", folder),
  ]);
  const changed = lists.flatMap((list) => list?.split("\n") ?? []);
  return (await readChangesets(repository)).filter(({ file }) => changed.includes(file));
}

/** Returns the highest level that changesets declare for the contract, or undefined if they do not mention the contract. */
export function contractLevel(changesets: readonly Changeset[]): Impact | undefined {
  const types = changesets.flatMap(({ releases }) =>
    releases.filter(({ name }) => name === contractPackage).map(({ type }) => type),
  );
  return impacts.find((level) => types.includes(level));
}
