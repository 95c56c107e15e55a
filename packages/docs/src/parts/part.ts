import type { Site } from "../model/site.ts";
import { codeBlock, jsonBlock } from "./code.ts";
import { type Html, html } from "./html.ts";
import { codeLinks, markdownPath, wayTo } from "./links.ts";
import * as markdown from "./markdown.ts";
import { type LinkOf, phrase, prose } from "./prose.ts";

/** A part of a page, in the HTML and in the Markdown version of the page. */
export interface Part {
  html: Html;
  markdown: string;
}

export interface PageContext {
  site: Site;
  /** From the site's root. */
  path: string;
  linkOf: LinkOf;
}

export function contextOf(site: Site, path: string): PageContext {
  return { site, path, linkOf: codeLinks(site, path) };
}

/**
 * Combines parts. The template is HTML around them. The Markdown is that of the parts, one below the other.
 *
 * @example
 * part`<section>${heading(2, "Path", "path")}${fieldList(context, fields)}</section>`;
 */
export function part(template: TemplateStringsArray, ...values: unknown[]): Part {
  const parts = values.flat().filter((value) => isPart(value));
  return {
    html: html(template, ...values.map((value) => (Array.isArray(value) ? value.map(htmlOf) : htmlOf(value)))) as Html,
    markdown: parts.flatMap((each) => each.markdown || []).join("\n\n"),
  };
}

function isPart(value: unknown): value is Part {
  return typeof value === "object" && value !== null && "markdown" in value;
}

function htmlOf(value: unknown): unknown {
  return isPart(value) ? value.html : value;
}

export function heading(level: 1 | 2, title: string, id?: string): Part {
  return {
    html: level === 1 ? html`<h1>${title}</h1>` : html`<h2 id="${id}">${title}</h2>`,
    markdown: `${"#".repeat(level)} ${markdown.plain(title)}`,
  };
}

export function text({ linkOf }: PageContext, source: string): Part {
  return { html: prose(source, linkOf), markdown: source.trim() };
}

/** A paragraph of Markdown, without the paragraph. */
export function line({ linkOf }: PageContext, source: string): Part {
  return { html: phrase(source, linkOf), markdown: markdown.oneLine(source) };
}

export function link({ path }: PageContext, target: string, title: string): Part {
  return {
    html: html`<a href="${wayTo(target, path)}">${title}</a>`,
    markdown: `[${markdown.plain(title)}](${wayTo(markdownPath(target), path)})`,
  };
}

export function list(className: string, items: Part[]): Part {
  return {
    html: html`<ul class="${className}">${items.map((item) => html`<li>${item.html}`)}</ul>`,
    markdown: items.map((item) => `- ${item.markdown}`).join("\n"),
  };
}

export function code(source: string, language: string): Part {
  return { html: codeBlock(source, language), markdown: markdown.codeBlock(source, language) };
}

export function json(value: unknown): Part {
  return { html: jsonBlock(value), markdown: markdown.codeBlock(JSON.stringify(value, null, 2), "json") };
}
