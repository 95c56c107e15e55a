import { impacts, type VersionRecord } from "./record.ts";

/** How much changed in a version, in a sentence. */
export function countText(record: VersionRecord): string {
  const counts = impacts
    .filter((impact) => record[impact].length > 0)
    .map((impact) => `${record[impact].length} ${impact}`);
  return counts.length > 0
    ? `Since ${record.since}: ${counts.join(", ")}.`
    : `Nothing in the contract changed since ${record.since}.`;
}
