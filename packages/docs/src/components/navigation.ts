import type { Site, Tag } from "../model/site.ts";
import type { Page } from "../page.ts";
import { type Html, html } from "./html.ts";
import { pathOf, relativeUrl } from "./links.ts";

export function navigation(site: Site, page: Page): Html {
  const link = (target: string, text: string) =>
    html`<a href="${relativeUrl(target, page.path)}"${target === page.path ? currentPage : ""}>${text}</a>`;
  const operationsOf = ({ name, operations }: Tag) =>
    name === page.navEntry.tag
      ? html`<ul>${operations.map(({ operationId, summary }) => html`<li>${link(pathOf.operation(operationId), summary)}`)}</ul>`
      : "";
  return html`<nav id="nav" popover aria-label="Documentation">
<h2>Guides</h2>
<ul>${site.guides.map(({ slug, title }) => html`<li>${link(pathOf.guide(slug), title)}`)}</ul>
<h2>Workflows</h2>
<ul>${site.workflows.map(({ slug, title }) => html`<li>${link(pathOf.workflow(slug), title)}`)}</ul>
<h2>Reference</h2>
<ul>${site.tags.map((tag) => html`<li>${link(pathOf.tag(tag.slug), tag.name)}${operationsOf(tag)}`)}
<li>${link(pathOf.schemas, "Schemas")}</ul>
<h2>OpenAPI contract</h2>
<ul><li>${link("openapi.yaml", "openapi.yaml")}<li>${link("openapi.json", "openapi.json")}<li>${link(pathOf.contractIndex, "By tag")}<li>${link(pathOf.redoc, "Single page (Redoc)")}</ul>
</nav>`;
}

const currentPage = html` aria-current="page"`;
