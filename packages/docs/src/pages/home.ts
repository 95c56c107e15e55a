import { readRecords, releaseDate } from "../changes/records.ts";
import { titledBlock } from "../components/code.ts";
import {
  createContext,
  type Fragment,
  fragment,
  heading,
  inlineText,
  json,
  link,
  list,
  type PageContext,
  text,
} from "../components/fragment.ts";
import { html } from "../components/html.ts";
import { pathOf } from "../components/links.ts";
import type { Page } from "../components/page.ts";
import { guideCard, guideRow, tagCard } from "../components/rows.ts";
import { samplePanel } from "../components/sample-tabs.ts";
import { changesFolder } from "../files.ts";
import type { Guide, Site } from "../model/site.ts";
import { statusTitle } from "../model/status.ts";
import { languages } from "../samples/languages.ts";
import { readSample } from "../samples/sample.ts";
import { joinItems, slugify } from "../text.ts";

export function homePage(site: Site): Page {
  const { title, summary = "", description = "" } = site.contract.info;
  const context = createContext(site, pathOf.home);
  const [introduction = "", ...conventions] = description.split("\n\n");
  const first = site.guides.find(({ group }) => group === "Guides");
  const guides = Map.groupBy(
    site.guides.filter((guide) => guide !== first),
    ({ group }) => group,
  );
  return {
    path: pathOf.home,
    title,
    description: summary,
    content: fragment`<article class="home">
<div class="hero"><div>${heading(1, title)}<p class="lead">${inlineText(context, summary)}</p>
${text(context, introduction)}
${first && actions(context, first)}${versionLine(context)}</div>
${featuredRequest(context)}</div>
${[...guides].flatMap(([group, each]) => [
  heading(2, group, slugify(group)),
  list(
    group === "Concepts" ? "cards" : "rows",
    each.map((guide) => (group === "Concepts" ? guideCard(context, guide) : guideRow(context, guide))),
  ),
])}
${heading(2, "Reference", "reference")}
${text(context, `${site.operations.size} operations, each with samples in ${joinItems(languages.map(({ label }) => label))}.`)}
${list(
  "cards",
  site.tags.map((tag) => tagCard(context, tag)),
)}
<div class="conventions">${heading(2, "Conventions", "conventions")}
${text(context, conventions.join("\n\n").replaceAll(/^# /gm, "## "))}</div>
</article>`,
    kind: "home",
  };
}

/** Links to the first guide, which the lists below do not repeat, and to the reference. */
function actions(context: PageContext, first: Guide): Fragment {
  return {
    html: html`<p class="actions"><a class="primary" href="${pathOf.guide(first.slug)}">${first.title}</a><a class="secondary" href="#reference">Reference</a>`,
    markdown: guideRow(context, first).markdown,
  };
}

function versionLine(context: PageContext): Fragment {
  const changes = link(context, pathOf.changes, `Version ${context.site.contract.info.version}`);
  const schemas = link(context, pathOf.schemas, "Schemas").markdown;
  const lastChange = ` · Last change: ${releaseDate(readRecords(changesFolder)[0]?.date)}`;
  return {
    html: html`<p class="last-change">${changes.html}${lastChange}`,
    markdown: `${changes.markdown}${lastChange}. OpenAPI contract: [openapi.yaml](openapi.yaml), [openapi.json](openapi.json). ${schemas}.`,
  };
}

/** The operation whose sample is on the home page. Its response is short enough to be shown completely. */
const featuredOperation = "getAnalyticsSummary";

function featuredRequest({ site: { errorMatrix, operations } }: PageContext): Fragment | undefined {
  const operation = operations.get(featuredOperation) ?? operations.values().next().value;
  if (!operation) return undefined;
  const sample = readSample(operation);
  const title = statusTitle(errorMatrix.statuses, sample.status);
  const panel = titledBlock(title, JSON.stringify(sample.response, null, 2), "json", "response");
  const response = { html: panel, markdown: `### ${title}\n\n${json(sample.response).markdown}` };
  return fragment`<div>${samplePanel(sample)}${response}</div>`;
}
