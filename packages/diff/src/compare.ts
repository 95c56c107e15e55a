import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { type Base, findBase } from "./base.ts";
import { type Change, compareImpacts, type Impact } from "./change.ts";
import { changesetsSince, contractLevel } from "./changesets.ts";
import { correctImpacts } from "./corrections.ts";
import { withContractAt } from "./git.ts";
import { addMentions } from "./mentions.ts";
import { checkRelease, type PolicyResult } from "./policy.ts";
import { createReader } from "./reader.ts";
import { listChanges, type Version } from "./redocly.ts";

export interface Comparison extends PolicyResult {
  base: Base;
  from: string;
  to: string;
  /** Most severe first. */
  changes: Change[];
}

/**
 * Compares the contract in a repository with an older version.
 *
 * @param repository the folder that contains `openapi/`.
 * @param ref the older version. Default: the latest release of the contract, the merge base with main, or on main the previous commit.
 * @param to the newer version. Default: the working tree.
 * @throws {InvalidRefError} if a ref does not exist or has no contract.
 * @throws {NoBaseError} if there is no default base.
 * @throws {InvalidChangesetError} if a changeset does not parse, has no text or names an unpublished package.
 * @throws {UnreadableContractError} if a file does not parse or a `$ref` has no target.
 * @example
 * const { changes, violation } = await compareContract(process.cwd(), "contract-v0.7.0");
 * for (const { impact, subject, message } of changes) console.log(impact, subject, message);
 */
export async function compareContract(repository: string, ref?: string, to?: string): Promise<Comparison> {
  const base = await findBase(repository, ref);
  const changelog = await readFile(join(repository, "openapi/CHANGELOG.md"), "utf8").catch(() => "");
  const compare = async (after: Version, declared: Impact | "none" | undefined): Promise<Comparison> => {
    const { from, to, changes } = await withContractAt(repository, base.commit, (folder) =>
      compareFolders({ folder, ref: base.name }, after),
    );
    return { base, from, to, changes, ...checkRelease({ impact: changes[0]?.impact, from, to, changelog, declared }) };
  };
  if (to === undefined) {
    const declared = contractLevel(await changesetsSince(repository, base.commit)) ?? "none";
    const comparison = await compare({ folder: join(repository, "openapi") }, declared);
    const changes = comparison.changes.map((change) => addMentions(repository, change));
    return { ...comparison, changes: await Promise.all(changes) };
  }
  const { name, commit } = await findBase(repository, to);
  return withContractAt(repository, commit, (folder) => compare({ folder, ref: name }, undefined));
}

/** Lists the changes from one folder with a contract to another, with their final impacts. */
export async function compareFolders(
  before: Version,
  after: Version,
): Promise<Pick<Comparison, "from" | "to" | "changes">> {
  const { from, to, changes } = await listChanges(before, after);
  const readers = { before: createReader(before.folder), after: createReader(after.folder) };
  return {
    from,
    to,
    changes: [...correctImpacts(changes, readers), ...(await removedSchemas(before.folder, after.folder))].sort(
      compareImpacts,
    ),
  };
}

/** Finds removed and renamed schemas. Redocly does not report them, but programs import their types by name. */
async function removedSchemas(before: string, after: string): Promise<Change[]> {
  const [oldSchemas, newSchemas] = [await schemaFiles(before), await schemaFiles(after)];
  const removed = [...oldSchemas].filter(([name]) => !newSchemas.has(name));
  return removed.map(([name, file]) => ({
    impact: "major",
    security: false,
    rule: "schema-names",
    message: `Schema \`${name}\` and its type were removed.`,
    subject: "components",
    at: "schemas",
    component: `schemas/${name}`,
    operations: [],
    directions: [],
    lostValues: [],
    side: "before",
    file,
    line: 1,
  }));
}

async function schemaFiles(folder: string): Promise<Map<string, string>> {
  const files = await readdir(join(folder, "components/schemas"), { recursive: true }).catch(() => []);
  const yaml = files.filter((file) => file.endsWith(".yaml")).map((file) => file.replaceAll("\\", "/"));
  return new Map(yaml.sort().map((file) => [basename(file, ".yaml"), `components/schemas/${file}`]));
}
