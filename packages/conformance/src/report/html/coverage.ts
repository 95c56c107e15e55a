import type { LevelCoverage, Missing } from "../coverage.ts";
import type { Report } from "../report.ts";
import { percent } from "../words.ts";
import { html, type Markup } from "./markup.ts";

/** How much of the contract was reached, level by level, with what was not. */
export function coverage(report: Report): Markup {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Coverage"><table>
<thead><tr><th scope="col">level</th><th scope="col">reached</th><th scope="col">not reached</th></tr></thead>
<tbody>${report.coverage.map(line)}</tbody></table></div>
<p class="quiet">The levels are those of Martin-Lopez, Segura and Ruiz-Cortés, “Test coverage criteria for RESTful web APIs” (2019).</p>`;
}

function line({ level, reached, of, missing }: LevelCoverage): Markup {
  return html`<tr><th scope="row">${level}</th>
<td><progress value="${reached}" max="${Math.max(of, 1)}" aria-label="${level}"></progress> ${reached.toLocaleString("en")} of ${of.toLocaleString("en")} (${percent(reached, of)})</td>
<td>${missing.length > 0 && html`<details><summary>${missing.length.toLocaleString("en")}</summary><ul>${missing.map(item)}</ul></details>`}</td></tr>
`;
}

function item({ what, reason }: Missing): Markup {
  return html`<li>${what}${reason !== undefined && html` <span class="quiet">${reason}</span>`}</li>`;
}
