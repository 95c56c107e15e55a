import * as markdown from "../markdown.ts";
import { methodAndPath } from "../model/operation.ts";
import { perSite, type Site } from "../model/site.ts";
import { codeBlock, jsonBlock } from "./code.ts";
import { linkedHeading } from "./contents.ts";
import { type Html, html } from "./html.ts";
import { markdownPath, pathOf, relativeUrl } from "./links.ts";
import { labelTabs } from "./markdown/language-tabs.ts";
import { type CodeLinker, renderInline, renderMarkdown } from "./markdown/prose.ts";

/** Part of a page, for its HTML and its Markdown version. */
export interface Fragment {
  html: Html;
  markdown: string;
}

export interface PageContext {
  site: Site;
  /** Relative to the root of the site. */
  path: string;
  codeLink: CodeLinker;
}

export function createContext(site: Site, path: string): PageContext {
  return { site, path, codeLink: createCodeLinker(site, path) };
}

/**
 * Combines fragments. The template is HTML. The Markdown consists of the fragments' Markdown, separated by blank lines.
 *
 * @example
 * fragment`<section>${heading(2, "Path parameters", "path")}${fieldList(context, fields)}</section>`;
 */
export function fragment(template: TemplateStringsArray, ...values: unknown[]): Fragment {
  const parts = values.flat().filter((value) => isFragment(value));
  return {
    html: html(template, ...values.map((value) => (Array.isArray(value) ? value.map(htmlOf) : htmlOf(value)))) as Html,
    markdown: parts.flatMap((each) => each.markdown || []).join("\n\n"),
  };
}

function isFragment(value: unknown): value is Fragment {
  return typeof value === "object" && value !== null && "markdown" in value;
}

function htmlOf(value: unknown): unknown {
  return isFragment(value) ? value.html : value;
}

/** A heading. Headings below the title of the page have an ID and link to themselves. */
export function heading(level: 1 | 2 | 3, title: string, id = ""): Fragment {
  return {
    html: level === 1 ? html`<h1>${title}</h1>` : linkedHeading(level, id, title),
    markdown: `${"#".repeat(level)} ${markdown.plain(title)}`,
  };
}

export function text({ codeLink }: PageContext, source: string): Fragment {
  return { html: renderMarkdown(source, codeLink), markdown: labelTabs(source).trim() };
}

/** Renders one paragraph of Markdown without the `p` element. */
export function inlineText({ codeLink }: PageContext, source: string): Fragment {
  return { html: renderInline(source, codeLink), markdown: markdown.oneLine(source) };
}

export function link({ path }: PageContext, target: string, title: string): Fragment {
  return {
    html: html`<a href="${relativeUrl(target, path)}">${title}</a>`,
    markdown: `[${markdown.plain(title)}](${relativeUrl(markdownPath(target), path)})`,
  };
}

export function list(className: string, items: Fragment[]): Fragment {
  return {
    html: html`<ul class="${className}">${items.map((item) => html`<li>${item.html}`)}</ul>`,
    markdown: items.map((item) => `- ${item.markdown}`).join("\n"),
  };
}

export function code(source: string, language: string): Fragment {
  return { html: codeBlock(source, language), markdown: markdown.codeBlock(source, language) };
}

export function json(value: unknown): Fragment {
  return { html: jsonBlock(value), markdown: markdown.codeBlock(JSON.stringify(value, null, 2), "json") };
}

/** Links inline code to pages: `GET /health` and `getHealth` to the operation, `Session` to the schema. */
export function createCodeLinker(site: Site, from: string): CodeLinker {
  return (code) => {
    const target = linkTargets(site).get(code.replace(/^([A-Z]+ [^?]*)\?.*$/, "$1"));
    return target && target !== from ? relativeUrl(target, from) : undefined;
  };
}

const linkTargets = perSite(
  ({ operations, schemas }) =>
    new Map([
      ...[...schemas.keys()].map((name) => [name, pathOf.schema(name)] as const),
      ...[...operations.values()].flatMap(({ operationId, method, path }) => [
        [operationId, pathOf.operation(operationId)] as const,
        [methodAndPath({ method, path }), pathOf.operation(operationId)] as const,
      ]),
    ]),
);
