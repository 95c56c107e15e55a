import { describeFlakyFailures, type FailureGroup, groupFailures } from "./failures.ts";
import { type Cell, createMatrix, type Row } from "./matrix.ts";
import { hasPassed, type Report } from "./report.ts";
import { formatDuration, formatPercent, formatSummary, plural, truncate } from "./text.ts";

export type Colorize = (color: "red" | "green" | "yellow" | "dim" | "bold", text: string) => string;

const maxRows = 40;

/** Formats a report for a terminal. */
export function table(report: Report, colorize: Colorize = (_, text) => text): string {
  return [failures, matrix, skipped, coverage, summaryLines]
    .map((section) => section(report, colorize))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function failures(report: Report, colorize: Colorize): string[] {
  const groups = groupFailures(report);
  const more = groups.length - maxRows;
  return [
    ...groups.slice(0, maxRows).flatMap((group) => [...failure(group, colorize), ""]),
    ...(more > 0 ? [`And ${plural(more, "other failure")}. Pass --html or --json to see all.`, ""] : []),
  ].slice(0, -1);
}

function failure(group: FailureGroup, colorize: Colorize): string[] {
  const { check, message, label, detail, script = "", results, followOns } = group;
  const others = results.slice(1);
  const names = others.slice(0, 3).map(({ name }) => name);
  const rest = others.length > names.length ? `, and ${others.length - names.length} more` : "";
  const shownFollowOns = followOns.slice(0, 3).map((each) => `  ${each.check}: ${truncate(each.message, 200)}`);
  const more = followOns.length - shownFollowOns.length;
  return [
    `${colorize("red", "✗")} ${colorize("bold", label)}  ${detail}`,
    `  ${check}: ${truncate(message, 600)}`,
    ...script.split("\n").flatMap((line) => (line === "" ? [] : [`  ${colorize("dim", line)}`])),
    ...(names.length === 0 ? [] : [`  Also in ${plural(others.length, "other test")}: ${names.join("; ")}${rest}.`]),
    ...(shownFollowOns.length === 0 ? [] : ["  Probably with the same cause:", ...shownFollowOns]),
    ...(more > 0 ? [`  And ${plural(more, "other failure")}.`] : []),
  ];
}

// Shows only operations with failures.
function matrix(report: Report, colorize: Colorize): string[] {
  const { columns, rows } = createMatrix(report);
  const shown = rows.filter(({ cells }) => cells.some(({ failed }) => failed > 0));
  const name = Math.max(9, ...shown.map(({ operationId }) => operationId.length));
  const widths = columns.map((column, index) => {
    const texts = shown.map(({ cells }) => cellText(cells[index]));
    return 2 + Math.max(column.length, ...texts.map(({ length }) => length));
  });
  const line = ({ operationId, cells }: Row) =>
    operationId.padEnd(name) + cells.map((cell, index) => paintCell(cell, widths[index] ?? 0, colorize)).join("");
  const heads = columns.map((column, index) => column.padStart(widths[index] ?? 0)).join("");
  const head = colorize("bold", "operation".padEnd(name) + heads);
  const hasSkipped = shown.some(({ cells }) => cells.some(({ skipped }) => skipped > 0));
  const legend = `(✗ failed, ${hasSkipped ? "- skipped, " : ""}no symbol: passed)`;
  return [...(shown.length > 0 ? [head, ...shown.map(line), legend] : []), ...others(rows)];
}

function cellText({ passed, failed, skipped }: Cell = { passed: 0, failed: 0, skipped: 0 }): string {
  if (failed > 0) return `✗${failed}`;
  if (skipped > 0) return `-${skipped}`;
  return passed > 0 ? `${passed}` : "";
}

function paintCell(cell: Cell, width: number, colorize: Colorize): string {
  const color = cell.failed > 0 ? "red" : cell.skipped > 0 ? "yellow" : "green";
  return colorize(color, cellText(cell).padStart(width));
}

function others(rows: readonly Row[]): string[] {
  const outcomes = rows.filter((row) => !has(row, "failed")).map(outcomeOf);
  return ["passed", "passed, with skipped tests", "skipped"].flatMap((outcome) => {
    const count = outcomes.filter((each) => each === outcome).length;
    return count > 0 ? [`${plural(count, "operation")} ${outcome}.`] : [];
  });
}

function outcomeOf(row: Row): string {
  if (!has(row, "skipped")) return "passed";
  return has(row, "passed") ? "passed, with skipped tests" : "skipped";
}

function has({ cells }: Row, outcome: keyof Cell): boolean {
  return cells.some((cell) => cell[outcome] > 0);
}

function skipped(report: Report, colorize: Colorize): string[] {
  if (report.skipped.length === 0) return [];
  const shown = report.skipped.slice(0, maxRows);
  const more = report.skipped.length - shown.length;
  return [
    colorize("bold", "Skipped"),
    ...shown.map(({ reason, names }) => {
      const example = names.length === 1 ? names[0] : `${names[0]} …`;
      return `  ${String(names.length).padStart(5)}  ${truncate(reason, 200)}  ${colorize("dim", `(${example})`)}`;
    }),
    ...(more > 0 ? [`  And ${plural(more, "other reason")}.`] : []),
  ];
}

function coverage(report: Report, colorize: Colorize): string[] {
  const lines = report.coverage.map(({ level, covered, total }) => {
    const ratio = `${covered.toLocaleString("en")} of ${total.toLocaleString("en")}`;
    return `  ${level.padEnd(24)} ${ratio.padStart(16)} ${formatPercent(covered, total).padStart(6)}`;
  });
  return [colorize("bold", "Coverage"), ...lines];
}

function describeStopped({ target, startCommand }: Report): string {
  return startCommand === undefined
    ? `The server of this run has stopped. To use the curl commands, start ${target} again and replace the URL.`
    : `The server of this run has stopped. Before you use the curl commands, run \`${startCommand}\`.`;
}

function summaryLines(report: Report, colorize: Colorize): string[] {
  const { counts, problems, leftovers, stopped, milliseconds, requests, target, url, contract, seed } = report;
  const flaky = describeFlakyFailures(report);
  return [
    ...(flaky === undefined ? [] : [`${colorize("red", "✗")} ${flaky}`]),
    ...problems.map((problem) => `${colorize("red", "✗")} ${problem}`),
    ...leftovers.slice(0, maxRows).map((leftover) => `Not cleaned up: ${truncate(leftover, 600)}`),
    ...(counts.failed > 0 && target !== url ? [describeStopped(report)] : []),
    ...(stopped === undefined ? [] : [`The run ended early. ${stopped}`]),
    colorize(hasPassed(report) ? "green" : "red", `${formatSummary(report)}.`),
    `${target} against ${contract.title} ${contract.version}: ${plural(requests, "request")} in ${formatDuration(milliseconds)}, seed ${seed}.`,
  ];
}
