import type { Change } from "./change.ts";
import type { Comparison } from "./compare.ts";
import { countChanges, formatBase, formatLocation, formatResult, groupByImpact } from "./print.ts";

/** GitHub rejects comments with more than 65,536 characters. */
const maxLength = 60_000;

/**
 * Formats a comparison as a comment on a pull request. The first line never changes, so that a workflow can find and update
 * its comment.
 *
 * @param all lists all minor and patch changes.
 */
export function formatMarkdown(comparison: Comparison, all = false): string {
  const { base, changes, violation } = comparison;
  const list = (group: Change[]) => group.map((change) => formatItem(change, base.name));
  const security = changes.filter((change) => change.security);
  const lines = [
    "<!-- contract-diff -->",
    "## Changes of the contract",
    "",
    `${violation === undefined ? "✅" : "❌"} ${formatResult(comparison)}`,
    "",
    `${formatBase(comparison)}: ${countChanges(changes)}.`,
    ...(security.length > 0
      ? ["", "### Security: review first, gives more callers access", "", ...list(security)]
      : []),
    ...groupByImpact(changes, all).flatMap(({ impact, listed, omitted }) => {
      const tail = omitted > 0 ? [`- … and ${omitted} more. \`pnpm contract:diff --all\` lists them.`] : [];
      return ["", headings[impact], "", ...list(listed), ...tail];
    }),
  ];
  return `${truncate(lines).join("\n")}\n`;
}

const headings = {
  major: "### Major: can break a caller",
  minor: "### Minor: adds or allows more",
  patch: "### Patch: descriptions and examples",
};

function formatItem(change: Change, base: string): string {
  return `- ${escapeMarkdown(`${change.subject}: ${change.message}`)} (\`${formatLocation(change, base)}\`)`;
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
