import { type Group, groupComplaints } from "../complaints.ts";
import type { Report } from "../report.ts";
import { plural } from "../words.ts";
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
  html`<details><summary>What came: ${answer.status}</summary><pre>${headersOf(answer.headers)}

${isWhole ? answer.text : answer.text.slice(0, beginning)}</pre></details>`
}
${results.length > 1 && html`<details><summary>${plural(results.length, "case")}</summary><ul>${results.map(({ name }) => html`<li>${name}</li>`)}</ul></details>`}
</section>`;
}

function headersOf(headers: Headers): string {
  return [...headers].map(([name, value]) => `${name}: ${value}`).join("\n");
}
