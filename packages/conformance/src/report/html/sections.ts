import { type Group, groupComplaints } from "../complaints.ts";
import type { LevelCoverage, Missing } from "../coverage.ts";
import { type Cell, makeMatrix, type Row } from "../matrix.ts";
import type { Report } from "../report.ts";
import type { Result } from "../result.ts";
import { percent, plural } from "../words.ts";
import { html, type Markup } from "./markup.ts";

// Of so many the whole answer is shown, and of the others the beginning: a browser is to open the page even where all
// failed.
const [most, beginning] = [200, 200];

/** What failed: the same complaint of many once, with the line that repeats it, the answer, and whose it is. */
export function complaints(report: Report): Markup[] {
  return groupComplaints(report).map((group, index) => complaint(group, index < most));
}

function complaint({ check, message, place, why, curl, results }: Group, isWhole: boolean): Markup {
  const answer = results[0]?.exchange?.answer;
  return html`<section class="complaint">
<h3>${place} <span class="quiet">${why}</span></h3>
<p><strong>${check}</strong>: ${message}</p>
${curl !== undefined && html`<pre>${curl}</pre>`}
${
  answer &&
  html`<details><summary>What came: ${answer.status}</summary><pre>${[...answer.headers].map(([name, value]) => `${name}: ${value}\n`)}
${isWhole ? answer.text : answer.text.slice(0, beginning)}</pre></details>`
}
${results.length > 1 && html`<details><summary>${plural(results.length, "case")}</summary><ul>${results.map(({ name }) => html`<li>${name}</li>`)}</ul></details>`}
</section>`;
}

export function matrix(report: Report): Markup {
  const { columns, rows } = makeMatrix(report);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Operations and statuses"><table class="matrix">
<thead><tr><th scope="col">operation</th>${columns.map((column) => html`<th scope="col" class="number">${column}</th>`)}</tr></thead>
<tbody>${rows.map(row)}</tbody></table></div>
<p class="quiet">A number alone: so many passed. ✗: failed. –: not reached. Empty: nothing was to be tried.</p>`;
}

function row({ operationId, cells }: Row): Markup {
  return html`<tr><th scope="row">${operationId}</th>${cells.map(cell)}</tr>
`;
}

function cell({ passed, failed, unreached }: Cell): Markup {
  const total = passed + failed + unreached;
  if (total === 0) return html`<td></td>`;
  if (failed > 0) return html`<td class="failed">✗ ${failed} of ${total}</td>`;
  if (unreached > 0) return html`<td class="unreached">– ${unreached} of ${total}</td>`;
  return html`<td class="passed">${passed}</td>`;
}

/** How much of the contract was reached, level by level, with what was not. */
export function coverage(report: Report): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Coverage"><table>
<thead><tr><th scope="col">level</th><th scope="col">reached</th><th scope="col">not reached</th></tr></thead>
<tbody>${report.coverage.map(levelRow)}</tbody></table></div>
<p class="quiet">The levels are those of Martin-Lopez, Segura and Ruiz-Cortés, “Test coverage criteria for RESTful web APIs” (2019).</p>`;
}

function levelRow({ level, reached, of, missing }: LevelCoverage): Markup {
  return html`<tr><th scope="row">${level}</th>
<td><progress value="${reached}" max="${Math.max(of, 1)}" aria-label="${level}"></progress> ${reached.toLocaleString("en")} of ${of.toLocaleString("en")} (${percent(reached, of)})</td>
<td>${missing.length > 0 && html`<details><summary>${missing.length.toLocaleString("en")}</summary><ul>${missing.map(item)}</ul></details>`}</td></tr>
`;
}

function item({ what, reason }: Missing): Markup {
  return html`<li>${what}${reason !== undefined && html` <span class="quiet">${reason}</span>`}</li>`;
}

/** Everything that was tried, by operation, with a filter where there is script. */
export function results(report: Report): Markup {
  return html`<form class="filter" hidden>
${["failed", "unreached", "passed"].map(
  (outcome) =>
    html`<label><input type="checkbox" name="outcome" value="${outcome}" checked> ${outcome === "unreached" ? "not reached" : outcome}</label>`,
)}
<input type="search" name="part" aria-label="A part of a name" placeholder="a part of a name">
</form>
<div class="results">${makeMatrix(report).rows.map(operation)}</div>`;
}

function operation({ operationId, results: own }: Row): Markup {
  const bad = own.filter(({ outcome }) => outcome !== "passed").length;
  return html`<details><summary>${operationId} <span class="quiet">${plural(own.length, "case")}${bad > 0 && `, ${bad} not passed`}</span></summary>
<ul>${own.map(line)}</ul></details>
`;
}

function line({ name, outcome, reason, complaints, again }: Result): Markup {
  const told = reason ?? complaints.map(({ check, message }) => `${check}: ${message}`).join(" ");
  const why = again === "passed" ? `Passed when it was tried once more. ${told}` : told;
  return html`<li class="${outcome}">${name}${why !== "" && html` <span class="quiet">${why.slice(0, 500)}</span>`}</li>
`;
}
