import { perSite, type Site } from "../model/site.ts";
import { type Html, html } from "./html.ts";
import { pathOf, relativeUrl } from "./links.ts";

/** Renders links to the previous and the next page. Returns undefined for pages that are not in the navigation. */
export function pager(site: Site, path: string): Html | undefined {
  const order = pageOrder(site);
  const at = order.positions.get(path);
  if (at === undefined) return undefined;
  const link = (step: -1 | 1, rel: string, label: string) => {
    const target = order.pages[at + step];
    return target
      ? html`<a rel="${rel}" href="${relativeUrl(target.path, path)}"><span>${label}</span> ${target.title}</a>`
      : "";
  };
  return html`<nav class="pager" aria-label="Previous and next page">${link(-1, "prev", "Previous")}${link(1, "next", "Next")}</nav>`;
}

const pageOrder = perSite((site) => {
  const pages = pagesInOrder(site);
  return { pages, positions: new Map(pages.map(({ path }, at) => [path, at])) };
});

// In the order of the navigation.
function pagesInOrder({ guides, workflows, tags, schemas }: Site): { path: string; title: string }[] {
  return [
    ...guides.map(({ slug, title }) => ({ path: pathOf.guide(slug), title })),
    ...workflows.map(({ slug, title }) => ({ path: pathOf.workflow(slug), title })),
    ...tags.flatMap(({ slug, name, operations }) => [
      { path: pathOf.tag(slug), title: name },
      ...operations.map(({ operationId, summary }) => ({ path: pathOf.operation(operationId), title: summary })),
    ]),
    { path: pathOf.schemas, title: "Schemas" },
    ...[...schemas.keys()].map((name) => ({ path: pathOf.schema(name), title: name })),
  ];
}
