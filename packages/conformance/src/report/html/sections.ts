import type { LevelCoverage, Missing } from "../coverage.ts";
import { type FailureGroup, groupFailures } from "../failures.ts";
import { type Cell, createMatrix, type Row } from "../matrix.ts";
import type { Report } from "../report.ts";
import type { Result } from "../result.ts";
import { formatPercent, plural } from "../text.ts";
import { html, type Markup } from "./markup.ts";

// Of so many the whole answer is shown, and of the others the beginning: a browser is to open the page even where all
// failed.
const [maxFull, previewLength] = [200, 200];

/** What failed: the same complaint of many once, with the line that repeats it, the answer, and whose it is. */
export function failures(report: Report): Markup[] {
  return groupFailures(report).map((group, index) => failure(group, index < maxFull));
}

function failure({ check, message, label, detail, curl, results }: FailureGroup, isFull: boolean): Markup {
  const response = results[0]?.exchange?.response;
  return html`<section class="failure">
<h3>${label} <span class="quiet">${detail}</span></h3>
<p><strong>${check}</strong>: ${message}</p>
${curl !== undefined && html`<pre>${curl}</pre>`}
${
  response &&
  html`<details><summary>What came: ${response.status}</summary><pre>${[...response.headers].map(([name, value]) => `${name}: ${value}\n`)}
${isFull ? response.text : response.text.slice(0, previewLength)}</pre></details>`
}
${results.length > 1 && html`<details><summary>${plural(results.length, "case")}</summary><ul>${results.map(({ name }) => html`<li>${name}</li>`)}</ul></details>`}
</section>`;
}

export function matrix(report: Report): Markup {
  const { columns, rows } = createMatrix(report);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Operations and statuses"><table class="matrix">
<thead><tr><th scope="col">operation</th>${columns.map((column) => html`<th scope="col" class="number">${column}</th>`)}</tr></thead>
<tbody>${rows.map(row)}</tbody></table></div>
<p class="quiet">A number alone: so many passed. ✗: failed. –: not reached. Empty: nothing was to be tried.</p>`;
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

/** How much of the contract was reached, level by level, with what was not. */
export function coverage(report: Report): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Coverage"><table>
<thead><tr><th scope="col">level</th><th scope="col">reached</th><th scope="col">not reached</th></tr></thead>
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

/** Everything that was tried, by operation, with a filter where there is script. */
export function results(report: Report): Markup {
  return html`<form class="filter" hidden>
${["failed", "skipped", "passed"].map(
  (outcome) =>
    html`<label><input type="checkbox" name="outcome" value="${outcome}" checked> ${outcome === "skipped" ? "not reached" : outcome}</label>`,
)}
<input type="search" name="part" aria-label="A part of a name" placeholder="a part of a name">
</form>
<div class="results">${createMatrix(report).rows.map(operation)}</div>`;
}

function operation({ operationId, results: operationResults }: Row): Markup {
  const bad = operationResults.filter(({ outcome }) => outcome !== "passed").length;
  return html`<details><summary>${operationId} <span class="quiet">${plural(operationResults.length, "case")}${bad > 0 && `, ${bad} not passed`}</span></summary>
<ul>${operationResults.map(line)}</ul></details>
`;
}

function line({ name, outcome, reason, failures, retry }: Result): Markup {
  const message = reason ?? failures.map(({ check, message }) => `${check}: ${message}`).join(" ");
  const why = retry === "passed" ? `Passed when it was tried once more. ${message}` : message;
  return html`<li class="${outcome}">${name}${why !== "" && html` <span class="quiet">${why.slice(0, 500)}</span>`}</li>
`;
}
