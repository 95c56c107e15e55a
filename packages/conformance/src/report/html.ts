import type { Result } from "../base/result.ts";
import { formatDuration } from "../values/format.ts";
import { groupBy } from "../values/group.ts";
import { describeFault, type FailureGroup, groupFailures, listProblems } from "./failures.ts";
import { hasPassed, type Report } from "./report.ts";
import { describeStoppedServer, formatCoverage, formatLeftover, listCounts, plural } from "./text.ts";

export function page(report: Report): string {
  const { target, contract, startedAt, skipped, leftovers } = report;
  const failures = groupFailures(report);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>${hasPassed(report) ? "Passed" : "Failed"}: conformance of ${target}</title>
<style>${{ text: style }}</style>
</head>
<body>
<header>
<h1>Conformance of ${target}</h1>
<p class="quiet">with ${contract.title} ${contract.version} · <time datetime="${startedAt}">${startedAt.replace("T", " ").slice(0, 16)} UTC</time> ·
${plural(report.requests, "request")} in ${formatDuration(report.milliseconds)} · seed ${report.seed}</p>
<ul class="counts">${listCounts(report).map(([kind, count, words]) => html`<li class="${kind}"><b>${count}</b> ${words}</li>`)}</ul>
${listProblems(report).map((problem) => html`<p class="failed">${problem}</p>`)}
</header>
<main>
${
  failures.length > 0 &&
  html`<h2>Failures</h2>
<p class="quiet">A curl command fails if it needs resources that the run deleted. The second command runs the test again. ${describeStoppedServer(report)}</p>
${failures.map((group, index) => failure(group, anchorOf(index)))}`
}
${leftovers.length > 0 && html`<h2>Not cleaned up</h2><ul>${leftovers.map((leftover) => html`<li>${formatLeftover(leftover)}</li>`)}</ul>`}
<h2>Operations and statuses</h2>
<p>${formatCoverage(report)} <span class="quiet">✗ failed, ⊘ skipped, ○ documented, but not received, no symbol: passed.</span></p>
${matrix(report, failures)}
${skipped.length > 0 && html`<h2>Skipped</h2>${skipped.map(({ reason, names }) => listDetails(`${names.length} × ${reason}`, names))}`}
</main>
</body>
</html>
`.text;
}

function listDetails(summary: string, items: readonly string[]): Markup {
  return html`<details><summary>${summary}</summary><ul>${items.map((item) => html`<li>${item}</li>`)}</ul></details>`;
}

function anchorOf(index: number): string {
  return `failure-${index + 1}`;
}

function failure(group: FailureGroup, anchor: string): Markup {
  const { name, check, message, curl, rerun, others, exchange: { response } = {} } = group;
  const headers = [...(response?.headers ?? [])].map((header) => `${header.join(": ")}\n`);
  return html`<section class="failure" id="${anchor}">
<h3><a href="#${anchor}">${name}</a></h3>
<p><strong>${check}</strong>: ${message}</p>
${describeFault(group).map((line) => html`<p>${line}</p>`)}
${[curl, rerun].map((command) => command !== undefined && html`<pre>${command}</pre>`)}
${response && html`<details><summary>Response: ${response.status}</summary><pre>${headers}\n${response.text}</pre></details>`}
${others.length > 0 && listDetails(`Also in ${plural(others.length, "other test")}`, others)}
</section>`;
}

/** The results by operation and expected status. Failed tests link to their failure. */
function matrix({ results, coverage }: Report, failures: readonly FailureGroup[]): Markup {
  const anchors = new Map(
    failures.flatMap(({ name, others }, index) => [name, ...others].map((each) => [each, anchorOf(index)] as const)),
  );
  const columns = [...new Set([...results.map(columnOf), ...coverage.flatMap(({ missing }) => missing)])].toSorted();
  const rows = [...groupBy(results, ({ operationId }) => operationId)].map(([operationId, tests]) => {
    const missing = coverage.find((each) => each.operationId === operationId)?.missing ?? [];
    const resultsOf = (column: string) => tests.filter((result) => columnOf(result) === column);
    const cells = columns.map((column) => cell(resultsOf(column), missing.includes(column), anchors));
    const words = operationId.split(/(?=[A-Z])/).map((word) => html`<wbr>${word}`);
    return html`<tr><th scope="row">${words}</th>${cells}</tr>`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Operations and statuses"><table>
<thead><tr><th scope="col">operation</th>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>${rows}</tbody>
</table></div>`;
}

// Sorted after the statuses.
function columnOf({ status }: Result): string {
  return String(status ?? "scenarios");
}

function cell(results: readonly Result[], isMissing: boolean, anchors: ReadonlyMap<string, string>): Markup {
  const withOutcome = (expected: Result["outcome"]) => results.filter(({ outcome }) => outcome === expected);
  const [failed, skipped, passed] = [withOutcome("failed"), withOutcome("skipped"), withOutcome("passed")];
  const anchor = failed.map(({ name }) => anchors.get(name)).find((each) => each !== undefined);
  const failures = html`✗ ${failed.length}`;
  const counts = [
    failed.length > 0 &&
      html`<span class="failed">${anchor === undefined ? failures : html`<a href="#${anchor}">${failures}</a>`}</span>`,
    skipped.length > 0 && html`<span class="skipped">⊘ ${skipped.length}</span>`,
    passed.length > 0 && html`<span class="passed">${passed.length}</span>`,
    isMissing && html`<span class="skipped">○</span>`,
  ];
  return html`<td>${counts}</td>`;
}

/** HTML that is not escaped again. */
interface Markup {
  text: string;
}

type Value = Markup | string | number | undefined | false | readonly Value[];

/**
 * Escapes and joins values. `undefined` and `false` print nothing.
 *
 * @example
 * html`<p>${"<script>"}</p>`.text; // "<p>&#60;script&#62;</p>"
 */
function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return { text: parts.reduce((text, part, index) => text + write(values[index - 1]) + part) };
}

function write(value: Value): string {
  if (value === undefined || value === false) return "";
  if (typeof value === "object") return "text" in value ? value.text : value.map(write).join("");
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const style = `
:root { color-scheme: light dark; --line: light-dark(#d8dbe0, #3a3f47);
  --good: light-dark(#17693a, #6fd19a); --bad: light-dark(#b3261e, #ff9c93); --open: light-dark(#7a5200, #e8bf6a); }
body { margin: 0 auto; max-width: 78rem; padding: 2rem 1.25rem; font: 16px/1.55 system-ui, sans-serif;
  overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; } h3 { font-size: 1rem; }
.quiet { color: light-dark(#57606a, #a4acb6); }
pre { border: 1px solid var(--line); border-radius: 6px; padding: .6rem .8rem; max-height: 20rem; overflow: auto;
  font: .875rem/1.5 ui-monospace, monospace; white-space: pre-wrap; }
.counts { display: flex; flex-wrap: wrap; gap: 2rem; padding: 0; list-style: none; }
.counts b { display: block; font-size: 1.5rem; }
.passed { color: var(--good); } .failed { color: var(--bad); } .skipped { color: var(--open); }
a { color: inherit; text-underline-offset: .2em; } h3 a:not(:hover) { text-decoration: none; }
.failure:target { outline: 2px solid var(--bad); outline-offset: .25rem; }
.failure { border-left: 4px solid var(--bad); padding: .1rem 1rem; margin: 1rem 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
th, td { padding: .15rem .5rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
td span + span { margin-left: .75rem; }
th:first-child { position: sticky; left: 0; background: Canvas; text-align: left; }
@media (max-width: 40rem) { th:first-child { min-width: 8.5rem; white-space: normal; } }
summary { cursor: pointer; }
`;
