import { formatDuration } from "../values/format.ts";
import { describeFault, describeOthers, type FailureGroup, groupFailures, listProblems } from "./failures.ts";
import { hasPassed, type Report } from "./report.ts";
import {
  describeStoppedServer,
  formatCoverage,
  formatLeftover,
  formatSummary,
  limit,
  listMissingStatuses,
  plural,
  truncate,
} from "./text.ts";

type Colorize = (color: "red" | "green" | "yellow" | "dim" | "bold", text: string) => string;

const maxRows = 40;

/** Formats a report for a terminal. */
export function table(report: Report, colorize: Colorize = (_, text) => text): string {
  const failures = groupFailures(report).map((group) => failure(group, colorize));
  const more = failures.length - maxRows;
  const sections = [
    ...failures.slice(0, maxRows),
    more > 0 ? [`And ${plural(more, "other failure")}. Pass --html or --json to see all.`] : [],
    section("Not cleaned up", report.leftovers.map(formatLeftover), colorize),
    section("Documented statuses that were not received", listMissingStatuses(report), colorize),
    section("Skipped", skipped(report, colorize), colorize),
    summaryLines(report, colorize),
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function failure(group: FailureGroup, colorize: Colorize): string[] {
  const { name, check, message, curl, rerun } = group;
  const commands = [curl, rerun].flatMap((command) => command ?? []);
  return [
    `${colorize("red", "✗")} ${colorize("bold", name)}`,
    `  ${check}: ${truncate(message, 600)}`,
    ...describeFault(group).map((line) => `  ${line}`),
    ...commands.map((command) => `  ${colorize("dim", command)}`),
    ...describeOthers(group).map((line) => `  ${line}`),
  ];
}

function section(title: string, lines: readonly string[], colorize: Colorize): string[] {
  return lines.length === 0 ? [] : [colorize("bold", title), ...limit(lines, maxRows).map((line) => `  ${line}`)];
}

function skipped(report: Report, colorize: Colorize): string[] {
  return report.skipped.map(({ reason, names }) => {
    const example = names.length === 1 ? names[0] : `${names[0]} …`;
    return `${String(names.length).padStart(5)}  ${truncate(reason, 200)}  ${colorize("dim", `(${example})`)}`;
  });
}

function summaryLines(report: Report, colorize: Colorize): string[] {
  const { counts, milliseconds, requests, target, contract, seed } = report;
  return [
    ...listProblems(report).map((problem) => `${colorize("red", "✗")} ${problem}`),
    (counts.failed > 0 ? describeStoppedServer(report) : undefined) ?? [],
    formatCoverage(report) ?? [],
    colorize(hasPassed(report) ? "green" : "red", `${formatSummary(report)}.`),
    `${target} against ${contract.title} ${contract.version}: ${plural(requests, "request")} in ${formatDuration(milliseconds)}, seed ${seed}.`,
  ].flat();
}
