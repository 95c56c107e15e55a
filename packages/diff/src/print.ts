import { lt } from "semver";
import { type Change, type Impact, impacts } from "./change.ts";
import type { Comparison } from "./compare.ts";

const maxListed = 20;

/**
 * Formats a comparison: the changes by impact with their locations, and the required version.
 *
 * @param all lists all minor and patch changes.
 */
export function formatComparison(comparison: Comparison, all = false): string {
  const { base, changes } = comparison;
  const groups = groupByImpact(changes, all).map(({ impact, listed, omitted }) => {
    const tail = omitted > 0 ? [`  … and ${omitted} more (--all shows them)`] : [];
    return ["", impact, ...table(listed, base.name), ...tail].join("\n");
  });
  const heading = `${formatBase(comparison)}: ${countChanges(changes)}`;
  return [heading, ...securityGroup(changes, base.name), ...groups, "", formatResult(comparison)].join("\n");
}

/** Groups changes by impact. Lists all major changes, and without `all` only some of the others. */
export function groupByImpact(
  changes: Change[],
  all: boolean,
): { impact: Impact; listed: Change[]; omitted: number }[] {
  return impacts.flatMap((impact) => {
    const group = changes.filter((change) => change.impact === impact);
    const listed = all || impact === "major" ? group : group.slice(0, maxListed);
    return group.length > 0 ? [{ impact, listed, omitted: group.length - listed.length }] : [];
  });
}

// First and never truncated, so that a review cannot miss these changes.
function securityGroup(changes: Change[], base: string): string[] {
  const group = changes.filter(({ security }) => security);
  if (group.length === 0) return [];
  return [["", "security: gives more callers access, so review these changes first", ...table(group, base)].join("\n")];
}

export function formatBase({ base, from, to }: Pick<Comparison, "base" | "from" | "to">): string {
  const versions = from === to ? `version ${from}` : `version ${from}, now ${to}`;
  return `Compared with ${base.name} (${base.commit.slice(0, 7)}, ${versions})`;
}

export function countChanges(changes: Change[]): string {
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

export function formatLocation({ side, file, line }: Change, base: string): string {
  return `${side === "before" ? `${base.replaceAll(" ", "-")}:` : ""}openapi/${file}:${line}`;
}

/** The violation, or how the changes are declared. */
export function formatResult({ violation, required, to }: Pick<Comparison, "violation" | "required" | "to">): string {
  if (violation !== undefined) return violation;
  if (required === undefined) return "No new version is required.";
  if (!lt(to, `${required}-0`)) return `Version ${to} of the contract declares the changes.`;
  return `A changeset declares the changes. The next version of the contract is ${required} or later.`;
}
