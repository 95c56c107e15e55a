import { type Change, impacts } from "./change.ts";
import type { Comparison } from "./compare.ts";

const maxListed = 20;

/**
 * Formats a comparison: the changes by impact with their locations, and the required version.
 *
 * @param all lists all minor and patch changes.
 */
export function formatComparison({ base, from, to, changes, required, violation }: Comparison, all = false): string {
  const versions = from === to ? `version ${from}` : `version ${from}, now ${to}`;
  const heading = `Compared with ${base.name} (${base.commit.slice(0, 7)}, ${versions}): ${count(changes)}`;
  const groups = impacts.flatMap((impact) => {
    const group = changes.filter((change) => change.impact === impact);
    const lines = all || impact === "major" ? group : group.slice(0, maxListed);
    const omitted = group.length - lines.length;
    const tail = omitted > 0 ? [`  … and ${omitted} more (--all shows them)`] : [];
    return group.length > 0 ? [["", impact, ...table(lines, base.name), ...tail].join("\n")] : [];
  });
  return [
    heading,
    ...securityGroup(changes, base.name),
    ...groups,
    "",
    violation ?? formatResult({ to, required }),
  ].join("\n");
}

// First and never truncated, so that a review cannot miss these changes.
function securityGroup(changes: Change[], base: string): string[] {
  const group = changes.filter(({ security }) => security);
  if (group.length === 0) return [];
  return [["", "security: gives more callers access, so review these changes first", ...table(group, base)].join("\n")];
}

function count(changes: Change[]): string {
  if (changes.length === 0) return "no changes";
  const counts = impacts.map((impact) => `${changes.filter((change) => change.impact === impact).length} ${impact}`);
  const security = changes.filter((change) => change.security).length;
  return [...counts, ...(security > 0 ? [`${security} security-relevant`] : [])].join(", ");
}

function table(changes: Change[], base: string): string[] {
  const rows = changes.map((change) => [formatLocation(change, base), `${change.subject}: ${change.message}`] as const);
  const width = Math.max(...rows.map(([location]) => location.length));
  return rows.map(([location, text]) => `  ${location.padEnd(width)}  ${text}`);
}

function formatLocation({ side, file, line }: Change, base: string): string {
  return `${side === "before" ? `${base.replaceAll(" ", "-")}:` : ""}openapi/${file}:${line}`;
}

function formatResult({ to, required }: Pick<Comparison, "to" | "required">): string {
  if (required === undefined) return "No new version is required.";
  return `Allowed. The next version of the contract must be ${required} or later. info.version is ${to}.`;
}
