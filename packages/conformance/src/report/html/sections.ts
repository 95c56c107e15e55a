import { cut } from "../../values/format.ts";
import type { LevelCoverage, Missing } from "../coverage.ts";
import { type FailureGroup, groupFailures } from "../failures.ts";
import { type Cell, createMatrix, type Row } from "../matrix.ts";
import type { Report } from "../report.ts";
import type { Result } from "../result.ts";
import { formatPercent, plural } from "../text.ts";
import { html, type Markup } from "./markup.ts";

// Limits the size of the page, so that browsers can open it.
const [maxFull, previewLength] = [200, 200];

export function failures(report: Report): Markup[] {
  return groupFailures(report).map((group, index) => failure(group, index < maxFull));
}

function failure(group: FailureGroup, isFull: boolean): Markup {
  const { check, message, label, detail, script, results, followOns, exchange: { response } = {} } = group;
  return html`<section class="failure">
<h3>${label} <span class="quiet">${detail}</span></h3>
<p><strong>${check}</strong>: ${message}</p>
${script !== undefined && html`<pre>${script}</pre>`}
${
  response &&
  html`<details><summary>Response: ${response.status}</summary><pre>${[...response.headers].map(([name, value]) => `${name}: ${value}\n`)}
${isFull ? response.text : cut(response.text, previewLength)}</pre></details>`
}
${results.length > 1 && html`<details><summary>${plural(results.length, "test")}</summary><ul>${results.map(({ name }) => html`<li>${name}</li>`)}</ul></details>`}
${followOns.length > 0 && html`<details><summary>${plural(followOns.length, "more failure")}, probably with the same cause</summary><ul>${followOns.map(followOn)}</ul></details>`}
</section>`;
}

function followOn({ name, check, message }: FailureGroup["followOns"][number]): Markup {
  return html`<li><strong>${check}</strong>: ${cut(message, 500)} <span class="quiet">${name}</span></li>`;
}

export function matrix(report: Report): Markup {
  const { columns, rows } = createMatrix(report);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Operations and status codes"><table class="matrix">
<thead><tr><th scope="col">operation</th>${columns.map((column) => html`<th scope="col" class="number">${column}</th>`)}</tr></thead>
<tbody>${rows.map(row)}</tbody></table></div>
<p class="quiet">✗: failed. –: skipped. No symbol: passed. Empty: not selected.</p>`;
}

function row({ operationId, cells }: Row): Markup {
  return html`<tr><th scope="row">${operationId}</th>${cells.map(cell)}</tr>
`;
}

function cell({ passed, failed, skipped }: Cell): Markup {
  const total = passed + failed + skipped;
  if (total === 0) return html`<td></td>`;
  if (failed > 0) return html`<td class="failed">✗ ${failed} of ${total}</td>`;
  if (skipped > 0) return html`<td class="skipped">– ${skipped} of ${total}</td>`;
  return html`<td class="passed">${passed}</td>`;
}

export function coverage(report: Report): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Coverage"><table>
<thead><tr><th scope="col">level</th><th scope="col">covered</th><th scope="col">not covered</th></tr></thead>
<tbody>${report.coverage.map(levelRow)}</tbody></table></div>
<p class="quiet">The levels are those of Martin-Lopez, Segura and Ruiz-Cortés, “Test coverage criteria for RESTful web APIs” (2019).</p>`;
}

function levelRow({ level, covered, total, missing }: LevelCoverage): Markup {
  return html`<tr><th scope="row">${level}</th>
<td><progress value="${covered}" max="${Math.max(total, 1)}" aria-label="${level}"></progress> ${covered.toLocaleString("en")} of ${total.toLocaleString("en")} (${formatPercent(covered, total)})</td>
<td>${missing.length > 0 && html`<details><summary>${missing.length.toLocaleString("en")}</summary><ul>${missing.map(item)}</ul></details>`}</td></tr>
`;
}

function item({ item, reason }: Missing): Markup {
  return html`<li>${item}${reason !== undefined && html` <span class="quiet">${reason}</span>`}</li>`;
}

export function results(report: Report): Markup {
  return html`<form class="filter" hidden>
${["failed", "skipped", "passed"].map(
  (outcome) => html`<label><input type="checkbox" name="outcome" value="${outcome}" checked> ${outcome}</label>`,
)}
<input type="search" name="part" aria-label="Filter by name" placeholder="Filter by name">
</form>
<div class="results">${createMatrix(report).rows.map(operation)}</div>`;
}

function operation({ operationId, results: tests }: Row): Markup {
  const notPassed = tests.filter(({ outcome }) => outcome !== "passed").length;
  return html`<details><summary>${operationId} <span class="quiet">${plural(tests.length, "test")}${notPassed > 0 && `, ${notPassed} not passed`}</span></summary>
<ul>${tests.map(line)}</ul></details>
`;
}

function line({ name, outcome, reason, failures, retry }: Result): Markup {
  const message = reason ?? failures.map(({ check, message }) => `${check}: ${message}`).join(" ");
  const explanation = retry === "passed" ? `Passed on a retry. ${message}` : message;
  return html`<li class="${outcome}">${name}${explanation !== "" && html` <span class="quiet">${cut(explanation, 500)}</span>`}</li>
`;
}
