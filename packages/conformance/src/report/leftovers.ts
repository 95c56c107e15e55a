import { groupBy } from "../values/group.ts";

/** Resources that the run created and could not delete, or clean-up steps that failed. */
export interface Leftover {
  /** `resources of createOrganization, which deleteOrganization did not delete`, or the message of a clean-up step. */
  what: string;
  count: number;
  /** The paths of the resources. Empty for clean-up steps. */
  ids: string[];
}

/** Groups the messages of clean-up steps that differ only in values. */
export function groupCleanUpFailures(messages: readonly string[]): Leftover[] {
  const groups = groupBy(messages, (message) => message.replace(/"[^"]*"|\S*\d\S*/g, "…"));
  return [...groups.values()].map(({ 0: what = "", length }) => ({ what, count: length, ids: [] }));
}
