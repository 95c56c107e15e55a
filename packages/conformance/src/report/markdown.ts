import { describeFlakyFailures, type FailureGroup, groupFailures } from "./failures.ts";
import type { Report } from "./report.ts";
import { formatDuration, formatPercent, formatSummary, plural, truncate } from "./text.ts";

// GitHub allows 65,536 characters per comment.
const maxLength = 60_000;
const maxRows = 30;
const maxCommands = 20;

export function markdown(report: Report): string {
  const { counts, problems, stopped, leftovers, target, contract } = report;
  const hasFailed = counts.failed + problems.length > 0;
  const groups = groupFailures(report);
  const flaky = describeFlakyFailures(report);
  const parts = [
    `### ${hasFailed ? "❌" : "✅"} Conformance of ${text(target, 200)} with ${text(contract.title, 100)} ${text(contract.version, 40)}`,
    `${formatSummary(report)}: ${plural(report.requests, "request")} in ${formatDuration(report.milliseconds)}, seed ${report.seed}.`,
    ...(stopped === undefined ? [] : [`The run ended early. ${text(stopped, 300)}`]),
    ...list([...problems, ...leftovers.map((leftover) => `Not cleaned up: ${leftover}`), ...(flaky ? [flaky] : [])]),
    ...failures(groups),
    collapsible("Coverage", coverage(report)),
    ...(report.skipped.length > 0 ? [collapsible(`Skipped: ${counts.skipped}`, skipped(report))] : []),
  ];
  return `${fitParts(parts).join("\n\n")}\n`;
}

// Omits whole sections, because a truncated table does not render.
function fitParts(parts: string[]): string[] {
  const fits: string[] = [];
  let length = 0;
  for (const part of parts) {
    if (length + part.length > maxLength)
      return [...fits, "The report is too long for a comment. See the other reports for the rest."];
    length += part.length + 2;
    fits.push(part);
  }
  return fits;
}

function list(items: string[]): string[] {
  if (items.length === 0) return [];
  const more = items.length > maxRows ? [`- And ${plural(items.length - maxRows, "other")}.`] : [];
  return [[...items.slice(0, maxRows).map((item) => `- ${text(item, 300)}`), ...more].join("\n")];
}

function failures(groups: FailureGroup[]): string[] {
  if (groups.length === 0) return [];
  const rows = groups.slice(0, maxRows).map(({ label, check, message, results }) => {
    return `| ${text(label, 120)} | ${check} | ${text(message, 200)} | ${results.length} |`;
  });
  const more = groups.length > maxRows ? [`And ${plural(groups.length - maxRows, "other failure")}.`] : [];
  const scripts = groups.slice(0, maxCommands).flatMap(({ script, label }) => (script ? `# ${label}\n${script}` : []));
  return [
    ["| operation | check | failure | tests |", "|---|---|---|---|", ...rows].join("\n"),
    ...more,
    ...(scripts.length > 0 ? [collapsible("Reproduce", code(scripts.map(truncateLines).join("\n\n")))] : []),
  ];
}

function truncateLines(script: string): string {
  return script
    .split("\n")
    .map((line) => truncate(line, 1000))
    .join("\n");
}

function coverage({ coverage }: Report): string {
  const rows = coverage.map(
    ({ level, covered, total }) => `| ${level} | ${covered} of ${total} | ${formatPercent(covered, total)} |`,
  );
  return ["| level | covered | |", "|---|---|---|", ...rows].join("\n");
}

function skipped({ skipped }: Report): string {
  const rows = skipped.slice(0, maxRows).map(({ reason, names }) => `| ${names.length} | ${text(reason, 200)} |`);
  return ["| tests | reason |", "|---|---|", ...rows].join("\n");
}

function collapsible(title: string, content: string): string {
  return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}

// The fence is longer than any fence in the content.
function code(content: string): string {
  const fences = content.match(/`{3,}/g) ?? [];
  const fence = "`".repeat(Math.max(3, ...fences.map(({ length }) => length + 1)));
  return `${fence}sh\n${content}\n${fence}`;
}

// Escapes server output, including links and mentions.
function text(value: string, length: number): string {
  return truncate(value, length)
    .replace(/[\\`*_[\]|~#!]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("@", "@\u200b");
}
