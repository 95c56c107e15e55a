import { sentences } from "../model/additions.ts";
import { callOf, type DocOperation } from "../model/operation.ts";
import type { Guide, Site, Tag } from "../model/site.ts";
import { type Html, html } from "./html.ts";
import { pathOf } from "./links.ts";
import { code } from "./markdown.ts";
import { line, link, type PageContext, type Part } from "./part.ts";

export function guideRow(context: PageContext, { slug, title, summary }: Guide): Part {
  return described(context, link(context, pathOf.guide(slug), title), summary);
}

export function tagRow(context: PageContext, { slug, name, description }: Tag): Part {
  return described(context, link(context, pathOf.tag(slug), name), description);
}

export function schemaRows(context: PageContext, { schemas }: Site): Part[] {
  return [...schemas].map(([name, { description = "" }]) =>
    described(context, link(context, pathOf.schema(name), name), sentences(description)[0] ?? ""),
  );
}

function described(context: PageContext, name: Part, description: string): Part {
  const said = line(context, description);
  return {
    html: html`${name.html} <span>${said.html}</span>`,
    markdown: `${name.markdown}${description && `: ${said.markdown}`}`,
  };
}

export function operationRow(context: PageContext, operation: DocOperation): Part {
  const name = link(context, pathOf.operation(operation.operationId), operation.summary);
  const call = callOf(operation);
  return { html: html`${name.html} <code>${call}</code>`, markdown: `${name.markdown}: ${code(call)}` };
}

/** The same in the list of a tag's operations, with the method set apart. */
export function taggedRow(context: PageContext, operation: DocOperation): Part {
  const { html: name } = link(context, pathOf.operation(operation.operationId), operation.summary);
  return {
    html: html`${name}\n<span class="call">${callHtml(operation)}</span>`,
    markdown: operationRow(context, operation).markdown,
  };
}

export function callHtml({ method, path }: Pick<DocOperation, "method" | "path">): Html {
  return html`<b class="method ${method}">${method.toUpperCase()}</b> <code>${path}</code>`;
}
