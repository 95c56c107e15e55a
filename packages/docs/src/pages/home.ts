import {
  code,
  createContext,
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
import { guideRow, tagRow } from "../components/rows.ts";
import type { Site } from "../model/site.ts";
import type { Page } from "../page.ts";

export function homePage(site: Site): Page {
  const { title, summary = "", description = "" } = site.contract.info;
  const context = createContext(site, pathOf.home);
  return {
    path: pathOf.home,
    title,
    description: summary,
    content: fragment`<article class="home">
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
<div class="conventions">${heading(2, "Conventions", "conventions")}
${text(context, description.replaceAll(/^# /gm, "## "))}</div>
</article>`,
    navEntry: {},
  };
}

function hero(context: PageContext) {
  const { title, summary = "", version } = context.site.contract.info;
  const [guide] = context.site.guides;
  const request = firstRequest(context.site);
  const firstGuideLink = guide ? html`<a class="primary" href="${pathOf.guide(guide.slug)}">${guide.title}</a> ` : "";
  const schemas = link(context, pathOf.schemas, "Schemas").markdown;
  const about = {
    html: html`<p class="details">Version ${version}`,
    markdown: `Version ${version}. OpenAPI contract: [openapi.yaml](openapi.yaml), [openapi.json](openapi.json). ${schemas}.`,
  };
  return fragment`<div class="hero"><div>${heading(1, title)}<p class="lead">${inlineText(context, summary)}
<p class="actions">${firstGuideLink}<a href="#reference">API reference</a>
${about}</div>
${request && fragment`<div>${code(request.code, "sh")}${json(request.response)}</div>`}</div>`;
}

function firstRequest({ contract, operations }: Site) {
  const simplest = [...operations.values()].find(
    ({ method, secured, parameters }) => method === "get" && !secured && parameters.length === 0,
  );
  const [production] = contract.servers ?? [];
  const [example] = simplest?.successResponses[0]?.examples ?? [];
  return (
    simplest && production && example && { code: `curl ${production.url}${simplest.path}`, response: example.value }
  );
}
