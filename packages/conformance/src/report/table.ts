import { type Group, groupComplaints, unsteadiness } from "./complaints.ts";
import { type Cell, makeMatrix, type Row } from "./matrix.ts";
import type { Report } from "./report.ts";
import { duration, percent, plural, shorten, summary } from "./words.ts";

/** Colours a text, or leaves it as it is. */
export type Paint = (colour: "red" | "green" | "yellow" | "dim" | "bold", text: string) => string;

// More complaints than that nobody reads in a terminal.
const most = 40;

/** The report as text for a terminal: what failed first, then what was not reached, the coverage and the counts. */
export function table(report: Report, paint: Paint = (_, text) => text): string {
  const sections = [failures(report, paint), matrix(report, paint), unreached(report, paint), coverage(report, paint)];
  return [...sections, closing(report, paint)]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function failures(report: Report, paint: Paint): string[] {
  const groups = groupComplaints(report);
  const more = groups.length - most;
  return [
    ...groups.slice(0, most).flatMap((group) => [...failure(group, paint), ""]),
    ...(more > 0 ? [`And ${plural(more, "other complaint")}: see them all with --html or --json.`, ""] : []),
  ].slice(0, -1);
}

function failure({ check, message, place, why, curl, results }: Group, paint: Paint): string[] {
  const others = results.slice(1);
  const names = others.slice(0, 3).map(({ name }) => name);
  const rest = others.length > names.length ? `, and ${others.length - names.length} more` : "";
  return [
    `${paint("red", "✗")} ${paint("bold", place)}  ${why}`,
    `  ${check}: ${shorten(message, 600)}`,
    ...(curl === undefined ? [] : [`  ${paint("dim", curl)}`]),
    ...(names.length === 0 ? [] : [`  The same of ${plural(others.length, "other")}: ${names.join("; ")}${rest}.`]),
  ];
}

// Of those that failed in something: the others fill screens and say little.
function matrix(report: Report, paint: Paint): string[] {
  const { columns, rows } = makeMatrix(report);
  const shown = rows.filter(({ cells }) => cells.some(({ failed }) => failed > 0));
  const name = Math.max(9, ...shown.map(({ operationId }) => operationId.length));
  const widths = columns.map((column, index) => {
    const texts = shown.map(({ cells }) => cellText(cells[index]));
    return 2 + Math.max(column.length, ...texts.map(({ length }) => length));
  });
  const line = ({ operationId, cells }: Row) =>
    operationId.padEnd(name) + cells.map((cell, index) => paintCell(cell, widths[index] ?? 0, paint)).join("");
  const heads = columns.map((column, index) => column.padStart(widths[index] ?? 0)).join("");
  const head = paint("bold", "operation".padEnd(name) + heads);
  const hasUnreached = shown.some(({ cells }) => cells.some(({ unreached }) => unreached > 0));
  const legend = `(✗ failed, ${hasUnreached ? "- not reached, " : ""}a number alone: passed)`;
  return [...(shown.length > 0 ? [head, ...shown.map(line), legend] : []), ...others(rows)];
}

function cellText({ passed, failed, unreached }: Cell = { passed: 0, failed: 0, unreached: 0 }): string {
  if (failed > 0) return `✗${failed}`;
  if (unreached > 0) return `-${unreached}`;
  return passed > 0 ? `${passed}` : "";
}

function paintCell(cell: Cell, width: number, paint: Paint): string {
  const colour = cell.failed > 0 ? "red" : cell.unreached > 0 ? "yellow" : "green";
  return paint(colour, cellText(cell).padStart(width));
}

function others(rows: readonly Row[]): string[] {
  const good = rows.filter(({ cells }) => cells.every(({ failed, unreached }) => failed + unreached === 0)).length;
  const open = rows.filter(({ cells }) => cells.every(({ failed }) => failed === 0)).length - good;
  return [
    ...(good > 0 ? [`${plural(good, "operation")} passed in all that was tried.`] : []),
    ...(open > 0 ? [`${plural(open, "operation")} passed in all that was reached.`] : []),
  ];
}

function unreached(report: Report, paint: Paint): string[] {
  if (report.unreached.length === 0) return [];
  const shown = report.unreached.slice(0, most);
  const more = report.unreached.length - shown.length;
  return [
    paint("bold", "Not reached"),
    ...shown.map(({ reason, names }) => {
      const example = names.length === 1 ? names[0] : `${names[0]} …`;
      return `  ${String(names.length).padStart(5)}  ${shorten(reason, 200)}  ${paint("dim", `(${example})`)}`;
    }),
    ...(more > 0 ? [`  And ${plural(more, "other reason")}.`] : []),
  ];
}

function coverage(report: Report, paint: Paint): string[] {
  const lines = report.coverage.map(({ level, reached, of }) => {
    const figure = `${reached.toLocaleString("en")} of ${of.toLocaleString("en")}`;
    return `  ${level.padEnd(24)} ${figure.padStart(16)} ${percent(reached, of).padStart(6)}`;
  });
  return [paint("bold", "Coverage"), ...lines];
}

function closing(report: Report, paint: Paint): string[] {
  const { counts, problems, leftovers, stopped, milliseconds, requests, target, url, contract, seed } = report;
  const unsteady = unsteadiness(report);
  return [
    ...(unsteady === undefined ? [] : [`${paint("red", "✗")} ${unsteady}`]),
    ...problems.map((problem) => `${paint("red", "✗")} ${problem}`),
    ...leftovers.slice(0, most).map((leftover) => `Not cleaned up: ${shorten(leftover, 600)}`),
    ...(counts.failed > 0 && target !== url
      ? [`The curl lines lead to where the ${target} was in this run: start one, and put its URL in.`]
      : []),
    ...(stopped === undefined ? [] : [`The run ended early. ${stopped}`]),
    paint(counts.failed + problems.length > 0 ? "red" : "green", `${summary(report)}.`),
    `${target} against ${contract.title} ${contract.version}: ${plural(requests, "request")} in ${duration(milliseconds)}, seed ${seed}.`,
  ];
}
