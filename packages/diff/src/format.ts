import { lt } from "semver";
import { type Change, type Impact, impacts } from "./change.ts";
import type { Comparison } from "./compare.ts";
import { formatPlace } from "./describe.ts";

const maxListed = 20;
const maxOperations = 3;

/**
 * Formats a comparison: the changes by impact with their locations, and the required version.
 *
 * @param all lists all minor and patch changes, and all operations of each.
 */
export function formatComparison(comparison: Comparison, all = false): string {
  const { base, changes } = comparison;
  const groups = groupByImpact(changes, all).map(({ impact, listed, omitted }) => {
    const tail = omitted > 0 ? [`  … and ${omitted} more (--all shows them)`] : [];
    return ["", impact, ...table(listed, base.name, all), ...tail].join("\n");
  });
  const heading = `${formatBase(comparison)}: ${countChanges(changes)}`;
  const reason = base.reason ? [base.reason] : [];
  return [heading, ...reason, ...securityGroup(changes, base.name), ...groups, "", formatResult(comparison)].join("\n");
}

/** Groups changes by impact. Lists all major changes, and without `all` only some of the others. */
function groupByImpact(changes: Change[], all: boolean): { impact: Impact; listed: Change[]; omitted: number }[] {
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
  return [
    [
      "",
      "security: gives access or removes a protection, so review these changes first",
      ...table(group, base, true),
    ].join("\n"),
  ];
}

function formatBase({ base, from, to }: Pick<Comparison, "base" | "from" | "to">): string {
  const versions = from === to ? `version ${from}` : `version ${from}, now ${to}`;
  return `Compared with ${base.name} (${base.commit.slice(0, 7)}, ${versions})`;
}

function countChanges(changes: Change[]): string {
  if (changes.length === 0) return "no changes";
  const counts = impacts.map((impact) => `${changes.filter((change) => change.impact === impact).length} ${impact}`);
  const security = changes.filter((change) => change.security).length;
  return [...counts, ...(security > 0 ? [`${security} security-relevant`] : [])].join(", ");
}

function table(changes: Change[], base: string, all: boolean): string[] {
  const rows = changes.map((change) => [formatLocation(change, base), formatChange(change, all)] as const);
  const width = Math.max(...rows.map(([location]) => location.length));
  return rows.map(([location, text]) => `  ${location.padEnd(width)}  ${text}`);
}

function formatChange(change: Change, all: boolean): string {
  return [`${formatPlace(change)}: ${change.message}`, formatUses(change, all)].filter(Boolean).join(" ");
}

/** Formats the operations that use a component: "Used in requests of 26 operations: GET /things, …". */
function formatUses({ directions, operations }: Change, all: boolean): string {
  if (operations.length < 2) return "";
  const use = directions.length > 0 ? `in ${directions.map((each) => `${each}s`).join(" and ")} of` : "by";
  const listed = all ? operations : operations.slice(0, maxOperations);
  const more = operations.length > listed.length ? `, and ${operations.length - listed.length} more` : "";
  return `Used ${use} ${operations.length} operations: ${listed.join(", ")}${more}.`;
}

function formatLocation({ side, file, line }: Change, base: string): string {
  return `${side === "before" ? `${base.replaceAll(" ", "-")}:` : ""}openapi/${file}:${line}`;
}

/** The violation, or how the changes are declared. */
function formatResult({ violation, required, to }: Pick<Comparison, "violation" | "required" | "to">): string {
  if (violation !== undefined) return violation;
  if (required === undefined) return "No new version is required.";
  if (!lt(to, `${required}-0`)) return `Version ${to} of the contract declares the changes.`;
  return `A changeset declares the changes. The next version of the contract is ${required} or later.`;
}

/** GitHub rejects comments with more than 65,536 characters. */
const maxLength = 60_000;

/**
 * Formats a comparison as a comment on a pull request. The first line never changes, so that a workflow can find and update
 * its comment.
 *
 * @param all lists all minor and patch changes, and all operations of each.
 */
export function formatMarkdown(comparison: Comparison, all = false): string {
  const { base, changes, violation } = comparison;
  const list = (group: Change[], all: boolean) => group.map((change) => formatItem(change, base.name, all));
  const security = changes.filter((change) => change.security);
  const lines = [
    "<!-- contract-diff -->",
    "## Changes of the contract",
    "",
    `${violation === undefined ? "✅" : "❌"} ${formatResult(comparison)}`,
    "",
    `${formatBase(comparison)}: ${countChanges(changes)}.${base.reason ? ` ${base.reason}` : ""}`,
    ...(security.length > 0
      ? ["", "### Security: review first, gives access or removes a protection", "", ...list(security, true)]
      : []),
    ...groupByImpact(changes, all).flatMap(({ impact, listed, omitted }) => {
      const tail = omitted > 0 ? [`- … and ${omitted} more. \`pnpm contract:diff --all\` lists them.`] : [];
      return ["", headings[impact], "", ...list(listed, all), ...tail];
    }),
  ];
  return `${truncate(lines).join("\n")}\n`;
}

const headings = {
  major: "### Major: can break a caller",
  minor: "### Minor: adds or allows more",
  patch: "### Patch: descriptions and examples",
};

function formatItem(change: Change, base: string, all: boolean): string {
  return `- ${escapeMarkdown(formatChange(change, all))} (\`${formatLocation(change, base)}\`)`;
}

/** Escapes text outside of code spans. */
function escapeMarkdown(text: string): string {
  return text.replace(/`[^`]*`|[\\*_<>[\]~]/g, (match) => (match.startsWith("`") ? match : `\\${match}`));
}

function truncate(lines: string[]): string[] {
  let length = 0;
  const end = lines.findIndex((line) => {
    length += line.length + 1;
    return length > maxLength;
  });
  return end === -1 ? lines : [...lines.slice(0, end), "", "This list is truncated. Run `pnpm contract:diff --all`."];
}
