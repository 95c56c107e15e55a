import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readRecord, type VersionRecord } from "./record.ts";

/**
 * Reads the records of a folder, the newest version first.
 *
 * @throws if a file is no record, or if they do not follow one another.
 */
export function readRecords(folder: string): VersionRecord[] {
  const records = readdirSync(folder).map((name) => readRecord(name, readFileSync(join(folder, name), "utf8")));
  const first = records.find(({ since }) => !records.some(({ version }) => version === since));
  const chain = first ? follow([first], records) : [];
  if (chain.length === records.length) return chain;
  const loose = records.find((record) => !chain.includes(record));
  throw new Error(`openapi/changes/${loose?.version}.yaml is since ${loose?.since}, which others leave out or share.`);
}

// By what each is since: versions in the order of the alphabet would have 0.10.0 before 0.9.0.
function follow(chain: VersionRecord[], records: VersionRecord[]): VersionRecord[] {
  const next = records.find(({ since }) => since === chain[0]?.version);
  return next && !chain.includes(next) ? follow([next, ...chain], records) : chain;
}
