import { perSite, type Site } from "../model/site.ts";
import { slugify } from "../text.ts";
import { type Html, html, raw } from "./html.ts";
import { pathOf, relativeUrl } from "./links.ts";
import type { Page } from "./page.ts";
import { methodBadge } from "./rows.ts";

interface Group {
  /** Identifies the group in assets/navigation.js and in the saved state. */
  id: string;
  title: string;
  items: Item[];
  /** For groups that may be large. Other pages contain only this item, and load the rest on demand. */
  overview?: Item;
}

interface Item {
  /** Relative to the root of the site. */
  target: string;
  title: string;
  method?: string;
}

/** Renders the navigation with the items of the current group. A tag's items do not increase the size of other pages. */
export function navigation(site: Site, page: Page): Html {
  const { general, reference } = groupsOf(site);
  const render = (groups: Group[]) => groups.map((group) => renderGroup(group, page));
  return html`<nav id="nav" popover aria-label="Documentation">
${render(general)}
<p>API reference</p>
${render(reference)}
</nav>
<script>${raw(restoreScript)}</script>`;
}

/** Returns the items of all groups that pages load on demand, by group. Links are relative to the root of the site. */
export function navigationItems(site: Site): Record<string, string> {
  const groups = groupsOf(site).reference.filter(({ overview }) => overview);
  return Object.fromEntries(groups.map((group) => [group.id, String(renderItems(allItems(group), pathOf.home))]));
}

/**
 * Runs before the first paint. Opens the groups that were open on the previous page, and restores the scroll position. If
 * the current page is not visible, scrolls to it. If items have to be loaded, hides the navigation until browser/navigation.ts has
 * added them, to avoid a layout shift.
 */
export const restoreScript = `(n=>{try{const s=JSON.parse(sessionStorage.getItem("crewkit-navigation"));if(s){for(const g of n.children)if(s.open.includes(g.dataset.group))g.open=true;n.scrollTop=s.top}}catch{}n.querySelector("[aria-current]")?.scrollIntoView({block:"nearest"});if(n.querySelector("[open][data-more]"))n.classList.add("loading")})(document.getElementById("nav"))`;

function renderGroup(group: Group, page: Page): Html {
  const isCurrent = allItems(group).some(({ target }) => target === page.path);
  const isOpen = isCurrent || (page.path === pathOf.home && ["concepts", "guides"].includes(group.id));
  const items = visibleItems(group, page, isCurrent);
  const more = items.length < allItems(group).length;
  return html`<details data-group="${group.id}"${isOpen ? html` open` : ""}${more ? html` data-more` : ""}><summary>${group.title}</summary><ul>${renderItems(items, page.path)}</ul></details>
`;
}

function visibleItems(group: Group, page: Page, isCurrent: boolean): Item[] {
  const { id, overview, items } = group;
  if (!overview || (isCurrent && id !== "schemas")) return allItems(group);
  return [overview, ...items.filter(({ target }) => target === page.path)];
}

function allItems({ overview, items }: Group): Item[] {
  return overview ? [overview, ...items] : items;
}

function renderItems(items: Item[], path: string): Html {
  return html`${items.map(({ target, title, method }) => html`<li><a href="${relativeUrl(target, path)}"${target === path ? html` aria-current="page"` : ""}>${method ? html`${methodBadge(method)} ` : ""}${title}</a>`)}`;
}

const groupsOf = perSite(createGroups);

function createGroups(site: Site): { general: Group[]; reference: Group[] } {
  const guides = [...Map.groupBy(site.guides, ({ group }) => group)].map(([title, group]) => ({
    id: slugify(title),
    title,
    items: group.map(({ slug, title }) => ({ target: pathOf.guide(slug), title })),
  }));
  const workflows = site.workflows.map(({ slug, title }) => ({ target: pathOf.workflow(slug), title }));
  const tags = site.tags.map(({ slug, name, operations }): Group => {
    const items = operations.map(({ operationId, summary, method }) => ({
      target: pathOf.operation(operationId),
      title: summary,
      method,
    }));
    return { id: `tag-${slug}`, title: name, items, overview: { target: pathOf.tag(slug), title: "Overview" } };
  });
  const schemas = [...site.schemas.keys()].map((name) => ({ target: pathOf.schema(name), title: name }));
  return {
    general: [...guides, { id: "workflows", title: "Workflows", items: workflows }],
    reference: [
      ...tags,
      { id: "schemas", title: "Schemas", items: schemas, overview: { target: pathOf.schemas, title: "All schemas" } },
      { id: "downloads", title: "Downloads", items: downloads },
    ],
  };
}

const downloads: Item[] = [
  { target: "openapi.yaml", title: "openapi.yaml" },
  { target: "openapi.json", title: "openapi.json" },
  { target: pathOf.contractIndex, title: "OpenAPI by tag" },
  { target: "llms.txt", title: "llms.txt" },
  { target: pathOf.redoc, title: "Single page (Redoc)" },
];
