import type { Site } from "../model/site.ts";
import type { Page } from "../page.ts";
import { html } from "../parts/html.ts";
import { pathOf } from "../parts/links.ts";
import { code, contextOf, heading, json, line, link, list, type PageContext, part, text } from "../parts/part.ts";
import { guideRow, tagRow } from "../parts/rows.ts";

export function homePage(site: Site): Page {
  const { title, summary = "", description = "" } = site.contract.info;
  const context = contextOf(site, pathOf.home);
  return {
    path: pathOf.home,
    title,
    description: summary,
    content: part`<article class="home">
${hero(context)}
${heading(2, "Guides", "guides")}
${list(
  "cards",
  site.guides.map((guide) => guideRow(context, guide)),
)}
${heading(2, "Reference", "reference")}
${list(
  "cards",
  site.tags.map((tag) => tagRow(context, tag)),
)}
<div class="everywhere">${heading(2, "What holds everywhere", "everywhere")}
${text(context, description.replaceAll(/^# /gm, "## "))}</div>
</article>`,
    place: {},
  };
}

function hero(context: PageContext) {
  const { title, summary = "", version } = context.site.contract.info;
  const [guide] = context.site.guides;
  const first = firstCallOf(context.site);
  const door = guide ? html`<a class="door" href="${pathOf.guide(guide.slug)}">${guide.title}</a> ` : "";
  const schemas = link(context, pathOf.schemas, "Schemas").markdown;
  const about = {
    html: html`<p class="facts">Version ${version}`,
    markdown: `Version ${version}. The contract: [openapi.yaml](openapi.yaml), [openapi.json](openapi.json). ${schemas}.`,
  };
  return part`<div class="hero"><div>${heading(1, title)}<p class="lead">${line(context, summary)}
<p class="doors">${door}<a href="#reference">All operations</a>
${about}</div>
${first && part`<div>${code(first.code, "sh")}${json(first.answer)}</div>`}</div>`;
}

/** The simplest request to the mock: a GET without parameters and without a token. */
function firstCallOf({ contract, operations }: Site) {
  const simplest = [...operations.values()].find(
    ({ method, secured, parameters }) => method === "get" && !secured && parameters.length === 0,
  );
  const mock = contract.servers?.find(({ url }) => url.startsWith("http://127.0.0.1"));
  const [example] = simplest?.answers[0]?.examples ?? [];
  return simplest && mock && example && { code: `curl ${mock.url}${simplest.path}`, answer: example.value };
}
