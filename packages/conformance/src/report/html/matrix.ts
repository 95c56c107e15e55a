import { type Cell, makeMatrix, type Row } from "../matrix.ts";
import type { Report } from "../report.ts";
import { html, type Markup } from "./markup.ts";

/** Each operation and what came of it, status by status. */
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
