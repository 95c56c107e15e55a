import { makeMatrix, type Row } from "../matrix.ts";
import type { Report } from "../report.ts";
import type { Result } from "../result.ts";
import { plural } from "../words.ts";
import { html, type Markup } from "./markup.ts";

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
