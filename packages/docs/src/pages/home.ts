import { lastChange } from "../changes/release.ts";
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
import { type Html, html } from "../components/html.ts";
import { pathOf, relativeUrl } from "../components/links.ts";
import { guideRow, tagCard } from "../components/rows.ts";
import { joinItems, slugify } from "../components/text.ts";
import type { Guide, Site } from "../model/site.ts";
import { statusTitle } from "../model/status.ts";
import type { Page } from "../page.ts";
import { languages } from "../samples/languages.ts";
import { readSample } from "../samples/sample.ts";
import { samplePanel } from "../samples/sample-tabs.ts";

export function homePage(site: Site): Page {
  const { title, summary = "", description = "" } = site.contract.info;
  const context = createContext(site, pathOf.home);
  const [introduction = "", ...conventions] = description.split("\n\n");
  return {
    path: pathOf.home,
    title,
    description: summary,
    content: fragment`<article class="home">
${hero(context, introduction)}
${waysIn(context)}
${heading(2, "Reference", "reference")}
${list(
  "cards",
  site.tags.map((tag) => tagCard(context, tag)),
)}
${[...Map.groupBy(site.guides, ({ group }) => group)].flatMap(([title, guides]) => [
  heading(2, title, slugify(title)),
  list(
    "rows",
    guides.map((guide) => guideRow(context, guide)),
  ),
])}
<div class="conventions">${heading(2, "Conventions", "conventions")}
${text(context, conventions.join("\n\n").replaceAll(/^# /gm, "## "))}</div>
</article>`,
    kind: "home",
  };
}

function hero(context: PageContext, introduction: string): Fragment {
  const { title, summary = "" } = context.site.contract.info;
  return fragment`<div class="hero"><div>${heading(1, title)}<p class="lead">${inlineText(context, summary)}</p>
${text(context, introduction)}
${actions(context)}${versionLine(context)}</div>
${firstRequest(context)}</div>`;
}

function actions({ site: { guides } }: PageContext): Fragment {
  const first = guides.find(({ group }) => group === "Guides");
  const quickstart = first ? html`<a class="primary" href="${pathOf.guide(first.slug)}">${first.title}</a>` : "";
  return {
    html: html`<p class="actions">${quickstart}<a class="secondary" href="#reference">Reference</a>`,
    markdown: "",
  };
}

function versionLine(context: PageContext): Fragment {
  const changes = link(context, pathOf.changes, `Version ${context.site.contract.info.version}`);
  const schemas = link(context, pathOf.schemas, "Schemas").markdown;
  const change = lastChange();
  return {
    html: html`<p class="last-change">${changes.html}${change && html` · Last change: ${change.html}`}`,
    markdown: `${changes.markdown}${change ? ` · Last change: ${change.markdown}` : ""}. OpenAPI contract: [openapi.yaml](openapi.yaml), [openapi.json](openapi.json). ${schemas}.`,
  };
}

/** The operation whose sample is on the home page. */
const featuredOperation = "createSession";

function firstRequest({ site: { errorMatrix, operations } }: PageContext): Fragment | undefined {
  const operation = operations.get(featuredOperation) ?? operations.values().next().value;
  if (!operation) return undefined;
  const sample = readSample(operation);
  const title = statusTitle(errorMatrix.statuses, sample.status);
  const panel = titledBlock(title, JSON.stringify(sample.response, null, 2), "json", "response");
  const response = { html: panel, markdown: `### ${title}\n\n${json(sample.response).markdown}` };
  return fragment`<div>${samplePanel(sample)}${response}</div>`;
}

function waysIn(context: PageContext): Fragment {
  const { guides, operations } = context.site;
  const guideOf = (slug: string) => guides.find((guide) => guide.slug === slug);
  const labels = joinItems(languages.map(({ label }) => label));
  const ways = [
    way(context, icons.concepts, guideOf("how-crewkit-works")),
    {
      html: html`<a href="#reference">${icons.reference}<b>Reference</b> <span>${operations.size} operations, each with samples in ${labels}.</span></a>`,
      markdown: `Reference: ${operations.size} operations, each with samples in ${labels}.`,
    },
    way(context, icons.mock, guideOf("testing-with-the-mock")),
  ];
  return list(
    "ways",
    ways.filter((each) => each !== undefined),
  );
}

function way(context: PageContext, icon: Html, guide: Guide | undefined): Fragment | undefined {
  if (!guide) return undefined;
  const { slug, title, summary } = guide;
  const path = pathOf.guide(slug);
  return {
    html: html`<a href="${relativeUrl(path, context.path)}">${icon}<b>${title}</b> <span>${summary}</span></a>`,
    markdown: `${link(context, path, title).markdown}: ${summary}`,
  };
}

const icons = {
  concepts: lineIcon("M4 4h6v6H4zM14 14h6v6h-6zM7 10v7h7"),
  reference: lineIcon("M4 4.5h16M4 9.5h16M4 14.5h10M4 19.5h10"),
  mock: lineIcon("M4 4h16v6H4zM4 14h16v6H4zM8 7h.01M8 17h.01"),
};

function lineIcon(path: string): Html {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${path}"/></svg>`;
}
