import { type Html, html } from "./html.ts";
import { restoreScript } from "./inline-scripts.ts";
import { pathOf, relativeUrl } from "./links.ts";
import type { Page } from "./page.ts";
import { methodBadge } from "./rows.ts";

/** A page, or a file to download. */
type Item = Pick<Page, "path" | "title" | "method" | "overview">;

interface Group {
  /** Identifies the group in assets/navigation.js and in the saved state. */
  title: string;
  items: Item[];
  /** For groups that may be large. Other pages contain only this item, and load the rest on demand. */
  overview: Item | undefined;
}

/** Renders the navigation with the items of the current group. A large group does not increase the size of other pages. */
export function navigation(pages: Page[], page: Page): Html {
  const groups = groupPages(pages);
  const general = groups.filter(({ overview }) => !overview);
  const reference = [...groups.filter(({ overview }) => overview), createGroup("Downloads", downloads)];
  return html`<nav id="nav" popover aria-label="Documentation">
${general.map((group) => renderGroup(group, page))}
<p>API reference</p>
${reference.map((group) => renderGroup(group, page))}
${restoreScript}</nav>`;
}

/** Returns the items of all groups that pages load on demand, by group. Links are relative to the root of the site. */
export function navigationItems(pages: Page[]): Record<string, string> {
  const groups = groupPages(pages).filter(({ overview }) => overview);
  return Object.fromEntries(groups.map(({ title, items }) => [title, String(renderItems(items, pathOf.home))]));
}

function groupPages(pages: Page[]): Group[] {
  const groups = Map.groupBy(pages, ({ group }) => group);
  return [...groups].flatMap(([title, items]) => (title ? createGroup(title, items) : []));
}

function createGroup(title: string, items: Item[]): Group {
  return { title, items, overview: items.find(({ overview }) => overview) };
}

function renderGroup(group: Group, page: Page): Html {
  const isCurrent = group.items.some(({ path }) => path === page.path);
  const isOpen = isCurrent || (page.path === pathOf.home && ["Concepts", "Guides"].includes(group.title));
  const items = visibleItems(group, page, isCurrent);
  const more = items.length < group.items.length;
  return html`<details${isOpen ? html` open` : ""}${more ? html` data-more` : ""}><summary>${group.title}</summary><ul>${renderItems(items, page.path)}</ul></details>
`;
}

function visibleItems({ title, overview, items }: Group, page: Page, isCurrent: boolean): Item[] {
  if (!overview || (isCurrent && title !== "Schemas")) return items;
  return items.filter((item) => item === overview || item.path === page.path);
}

function renderItems(items: Item[], from: string): Html {
  return html`${items.map(({ path, title, method, overview }) => html`<li><a href="${relativeUrl(path, from)}"${path === from ? html` aria-current="page"` : ""}>${method ? html`${methodBadge(method)} ` : ""}${overview ?? title}</a>`)}`;
}

const downloads: Item[] = [
  { path: "openapi.yaml", title: "openapi.yaml" },
  { path: "openapi.json", title: "openapi.json" },
  { path: "openapi-3.0.json", title: "openapi-3.0.json" },
  { path: "openapi-dereferenced.json", title: "openapi-dereferenced.json" },
  { path: pathOf.contractIndex, title: "OpenAPI by tag" },
  { path: "llms.txt", title: "llms.txt" },
  { path: pathOf.redoc, title: "Single page (Redoc)" },
];
