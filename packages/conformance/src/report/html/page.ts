import { describeFlakyFailures } from "../failures.ts";
import { hasPassed, type Report } from "../report.ts";
import { formatDuration, formatSummary, listCounts, plural } from "../text.ts";
import { html, Markup } from "./markup.ts";
import { coverage, failures, matrix, results } from "./sections.ts";
import { script, style } from "./style.ts";

export function page(report: Report): string {
  const { target, contract } = report;
  const failed = failures(report);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
<link rel="icon" href="data:,">
<title>${hasPassed(report) ? "Passed" : "Failed"}: conformance of ${target}</title>
<style>${new Markup(style)}</style>
</head>
<body>
<header>
<h1>Conformance of ${target}</h1>
<p class="quiet">with ${contract.title} ${contract.version} · <time datetime="${report.startedAt}">${report.startedAt.replace("T", " ").slice(0, 16)} UTC</time> ·
${plural(report.requests, "request")} in ${formatDuration(report.milliseconds)} · seed ${report.seed}</p>
<ul class="counts">${listCounts(report).map(([kind, count, words]) => html`<li class="${kind}"><b>${count}</b> ${words}</li>`)}</ul>
${notices(report)}
</header>
<main>
${failed.length > 0 && html`<h2>Failures</h2>${failed}`}
<h2>Operations × status codes</h2>
${matrix(report)}
${report.skipped.length > 0 && html`<h2>Skipped</h2>${skipped(report)}`}
<h2>Coverage</h2>
${coverage(report)}
<h2>All test cases and scenarios</h2>
${results(report)}
</main>
<script>${new Markup(script)}</script>
</body>
</html>
`.text;
}

function notices(report: Report): Markup {
  const { stopped, problems, leftovers } = report;
  const flaky = describeFlakyFailures(report);
  return html`${flaky !== undefined && html`<p class="failed">${flaky}</p>`}
${stopped !== undefined && html`<p><strong>The run ended early.</strong> ${stopped} Results so far: ${formatSummary(report)}.</p>`}
${problems.map((problem) => html`<p class="failed">${problem}</p>`)}
${leftovers.map((leftover) => html`<p>Not cleaned up: ${leftover}</p>`)}`;
}

function skipped(report: Report): Markup[] {
  return report.skipped.map(
    ({ reason, names }) => html`<details><summary>${names.length} × ${reason}</summary>
<ul>${names.map((name) => html`<li>${name}</li>`)}</ul></details>`,
  );
}
