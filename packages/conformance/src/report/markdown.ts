import { formatDuration } from "../values/format.ts";
import { describeFault, describeOthers, type FailureGroup, groupFailures, listProblems } from "./failures.ts";
import { hasPassed, type Report } from "./report.ts";
import { formatCoverage, formatLeftover, formatSummary, limit, listMissingStatuses, plural, truncate } from "./text.ts";

// GitHub allows 65,536 characters per comment.
const maxLength = 60_000;
const maxRows = 30;

export function markdown(report: Report): string {
  const { leftovers, skipped, target, contract } = report;
  const failures = groupFailures(report).map(failure);
  const more = failures.length - maxRows;
  const parts: (string | false)[] = [
    `### ${hasPassed(report) ? "✅" : "❌"} Conformance of ${text(target, 200)} with ${text(contract.title, 100)} ${text(contract.version, 40)}`,
    `${formatSummary(report)}: ${plural(report.requests, "request")} in ${formatDuration(report.milliseconds)}, seed ${report.seed}.`,
    list(listProblems(report)),
    ...failures.slice(0, maxRows),
    more > 0 && `And ${plural(more, "other failure")}.`,
    leftovers.length > 0 && `#### Not cleaned up\n\n${list(leftovers.map(formatLeftover))}`,
    collapsible(formatCoverage(report) ?? "", list(listMissingStatuses(report))),
    collapsible(
      `Skipped: ${report.counts.skipped}`,
      list(skipped.map(({ reason, names }) => `${names.length} × ${reason}`)),
    ),
  ];
  return `${fitParts(parts.filter((part): part is string => Boolean(part))).join("\n\n")}\n`;
}

// Omits whole sections, because a truncated section does not render.
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

function failure(group: FailureGroup): string {
  const { name, check, message, curl, rerun } = group;
  const commands = [curl, rerun].flatMap((command) => (command === undefined ? [] : truncate(command, 1000)));
  return [
    `#### ${text(name, 200)}`,
    `**${check}**: ${text(message, 400)}`,
    ...describeFault(group).map((line) => text(line, 400)),
    ...(commands.length > 0 ? [code(commands.join("\n"))] : []),
    ...describeOthers(group).map((line) => text(line, 600)),
  ].join("\n\n");
}

function list(items: readonly string[]): string {
  return limit(items, maxRows)
    .map((item) => `- ${text(item, 300)}`)
    .join("\n");
}

function collapsible(title: string, content: string): string {
  return content === "" ? "" : `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
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
