import { type Group, groupComplaints, unsteadiness } from "./complaints.ts";
import type { Report } from "./report.ts";
import { duration, percent, plural, shorten, summary } from "./words.ts";

// A comment on GitHub has 65,536 characters at most, and some room is for who puts a line of their own before it.
const most = 60_000;
const [mostRows, mostDetails] = [30, 20];

/** The report for a pull request's comment: short, in GitHub's Markdown, with details folded. */
export function markdown(report: Report): string {
  const { counts, problems, stopped, leftovers, target, contract } = report;
  const isBad = counts.failed + problems.length > 0;
  const groups = groupComplaints(report);
  const unsteady = unsteadiness(report);
  const parts = [
    `### ${isBad ? "❌" : "✅"} Conformance of ${text(target, 200)} with ${text(contract.title, 100)} ${text(contract.version, 40)}`,
    `${summary(report)}: ${plural(report.requests, "request")} in ${duration(report.milliseconds)}, seed ${report.seed}.`,
    ...(stopped === undefined ? [] : [`The run ended early. ${text(stopped, 300)}`]),
    ...list([
      ...problems,
      ...leftovers.map((leftover) => `Not cleaned up: ${leftover}`),
      ...(unsteady ? [unsteady] : []),
    ]),
    ...failures(groups),
    folded("Coverage", coverage(report)),
    ...(report.unreached.length > 0 ? [folded(`Not reached: ${counts.unreached}`, unreached(report))] : []),
  ];
  return `${fitting(parts).join("\n\n")}\n`;
}

// What has no room is left out as a whole: half a table is none.
function fitting(parts: string[]): string[] {
  const fits: string[] = [];
  let length = 0;
  for (const part of parts) {
    if (length + part.length > most) return [...fits, "The rest has no room here: see the other reports."];
    length += part.length + 2;
    fits.push(part);
  }
  return fits;
}

function list(items: string[]): string[] {
  if (items.length === 0) return [];
  const more = items.length > mostRows ? [`- And ${plural(items.length - mostRows, "other")}.`] : [];
  return [[...items.slice(0, mostRows).map((item) => `- ${text(item, 300)}`), ...more].join("\n")];
}

function failures(groups: Group[]): string[] {
  if (groups.length === 0) return [];
  const rows = groups.slice(0, mostRows).map(({ place, check, message, results }) => {
    return `| ${text(place, 120)} | ${check} | ${text(message, 200)} | ${results.length} |`;
  });
  const more = groups.length > mostRows ? [`And ${plural(groups.length - mostRows, "other complaint")}.`] : [];
  const lines = groups.slice(0, mostDetails).flatMap(({ curl }) => curl ?? []);
  return [
    ["| where | check | what | cases |", "|---|---|---|---|", ...rows].join("\n"),
    ...more,
    ...(lines.length > 0 ? [folded("Repeat them", code(lines.map((line) => shorten(line, 1000)).join("\n")))] : []),
  ];
}

function coverage({ coverage }: Report): string {
  const rows = coverage.map(({ level, reached, of }) => `| ${level} | ${reached} of ${of} | ${percent(reached, of)} |`);
  return ["| level | reached | |", "|---|---|---|", ...rows].join("\n");
}

function unreached({ unreached }: Report): string {
  const rows = unreached.slice(0, mostRows).map(({ reason, names }) => `| ${names.length} | ${text(reason, 200)} |`);
  return ["| cases | why |", "|---|---|", ...rows].join("\n");
}

function folded(title: string, content: string): string {
  return `<details><summary>${title}</summary>\n\n${content}\n\n</details>`;
}

// Longer than any fence in it.
function code(content: string): string {
  const fences = content.match(/`{3,}/g) ?? [];
  const fence = "`".repeat(Math.max(3, ...fences.map(({ length }) => length + 1)));
  return `${fence}sh\n${content}\n${fence}`;
}

// What came from a server is text here: no table's end, no HTML, no link, nobody called by name.
function text(value: string, length: number): string {
  return shorten(value, length)
    .replace(/[\\`*_[\]|~#!]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("@", "@\u200b");
}
