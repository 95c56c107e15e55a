import { code, firstSentence } from "../markdown.ts";
import { type DocOperation, methodAndPath } from "../model/operation.ts";
import type { Guide, Site, Tag } from "../model/site.ts";
import { type Fragment, inlineText, link, type PageContext } from "./fragment.ts";
import { type Html, html, raw } from "./html.ts";
import { pathOf, relativeUrl } from "./links.ts";
import { breakLongPath } from "./markdown/prose.ts";
import type { Page } from "./page.ts";

type Described = Pick<Page, "path" | "title" | "description">;

export function pageRow(context: PageContext, { path, title, description }: Described): Fragment {
  const name = link(context, path, title);
  const descriptionLine = inlineText(context, description);
  return {
    html: html`${name.html} <span>${descriptionLine.html}</span>`,
    markdown: `${name.markdown}${description && `: ${descriptionLine.markdown}`}`,
  };
}

export function guideRow(context: PageContext, { slug, title, summary }: Guide): Fragment {
  return pageRow(context, { path: pathOf.guide(slug), title, description: summary });
}

/** A guide as a card with its picture. */
export function guideCard(context: PageContext, guide: Guide): Fragment {
  const { slug, title, summary, picture = "" } = guide;
  const summaryLine = inlineText(context, summary);
  return {
    html: html`${raw(picture)}<a href="${relativeUrl(pathOf.guide(slug), context.path)}"><b>${title}</b></a> <span>${summaryLine.html}</span>`,
    markdown: guideRow(context, guide).markdown,
  };
}

/** A link with the number of the tag's operations. */
export function tagCard(context: PageContext, { slug, name, description, operations }: Tag): Fragment {
  const path = pathOf.tag(slug);
  const count = `${operations.length} ${operations.length === 1 ? "operation" : "operations"}`;
  const descriptionLine = inlineText(context, description);
  return {
    html: html`<a href="${relativeUrl(path, context.path)}"><b>${name}</b> <i>${count}</i></a> <span>${descriptionLine.html}</span>`,
    markdown: `${link(context, path, name).markdown} (${count}): ${descriptionLine.markdown}`,
  };
}

/** `Reference: Sessions, Projects`. */
export function linkLine(
  context: PageContext,
  label: string,
  pages: { path: string; title: string }[],
): Fragment | undefined {
  if (pages.length === 0) return undefined;
  const links = pages.map(({ path, title }) => link(context, path, title));
  return {
    html: html`<p class="details">${label}: ${links.map((each, at) => html`${at > 0 ? ", " : ""}${each.html}`)}</p>`,
    markdown: `${label}: ${links.map(({ markdown }) => markdown).join(", ")}`,
  };
}

export function schemaRows(context: PageContext, { schemas }: Site): Fragment[] {
  return [...schemas].map(([name, { description = "" }]) =>
    pageRow(context, { path: pathOf.schema(name), title: name, description: firstSentence(description) }),
  );
}

export function operationRow(context: PageContext, operation: DocOperation): Fragment {
  const name = link(context, pathOf.operation(operation.operationId), operation.summary);
  return {
    html: html`${name.html} ${methodBadge(operation.method)} <code>${operation.path}</code>`,
    markdown: `${name.markdown}: ${code(methodAndPath(operation))}`,
  };
}

export function describedOperationRow(context: PageContext, operation: DocOperation): Fragment {
  const row = operationRow(context, operation);
  const sentence = inlineText(context, firstSentence(operation.description));
  return {
    html: html`${row.html} <span>${sentence.html}</span>`,
    markdown: `${row.markdown}. ${sentence.markdown}`,
  };
}

export function methodAndPathHtml({ method, path }: Pick<DocOperation, "method" | "path">): Html {
  return html`${methodBadge(method)} <code>${raw(breakLongPath(path))}</code>`;
}

export function methodBadge(method: string): Html {
  return html`<b class="method ${method}">${method.toUpperCase()}</b>`;
}
