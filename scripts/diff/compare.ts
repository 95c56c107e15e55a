import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Base, findBase } from "./base.ts";
import { type Change, graveness } from "./change.ts";
import { withContractOf } from "./checkout.ts";
import { correct } from "./correct.ts";
import { splitPathItems } from "./path-items.ts";
import { type Judgement, judge } from "./policy.ts";
import { reader } from "./reader.ts";
import { listChanges } from "./redocly.ts";
import { goneSchemas } from "./schema-names.ts";

/** What changed in the contract since a base, and whether it may. */
export interface Comparison extends Judgement {
  base: Base;
  /** `info.version` of both sides. */
  from: string;
  to: string;
  /** The gravest first. */
  changes: Change[];
}

/**
 * Compares the contract in a repository's folder, as its files are now or as another ref has it, with that of a ref or the
 * default base.
 *
 * @throws {WrongRef} or {NothingToCompare}
 */
export async function compareContract(repository: string, ref?: string, to?: string): Promise<Comparison> {
  const base = await findBase(repository, ref);
  const changelog = await readFile(join(repository, "CHANGELOG.md"), "utf8").catch(() => "");
  const compare = async (after: string): Promise<Comparison> => {
    const { from, to, changes } = await withContractOf(repository, base, (before) => listAll(before, after));
    return { base, from, to, changes, ...judge({ impact: changes[0]?.impact, from, to, changelog }) };
  };
  if (to === undefined) return compare(join(repository, "openapi"));
  return withContractOf(repository, await findBase(repository, to), compare);
}

async function listAll(before: string, after: string): Promise<Pick<Comparison, "from" | "to" | "changes">> {
  const { from, to, changes: raw } = await listChanges(before, after);
  const sides = { before: reader(before), after: reader(after) };
  const changes = [...(await correct(splitPathItems(raw), sides)), ...(await goneSchemas(before, after))];
  changes.sort((one, other) => graveness(other.impact) - graveness(one.impact));
  return { from, to, changes };
}
