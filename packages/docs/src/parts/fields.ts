import { factsOf, marksOf, type Side } from "../model/facts.ts";
import type { Field } from "../model/field.ts";
import { type Html, html } from "./html.ts";
import { pathOf } from "./links.ts";
import * as markdown from "./markdown.ts";
import { line, link, type PageContext, type Part } from "./part.ts";
import { phrase } from "./prose.ts";

/** A list of fields. Those inside a field are folded, except on the first level. */
export function fieldList(context: PageContext, fields: Field[], side: Side = "request", depth = 0): Part {
  const rows = fields.map((field) => row(context, field, side, depth));
  return {
    html: html`<ul class="fields">${rows.map((each) => each.html)}</ul>`,
    markdown: rows.map((each) => each.markdown).join("\n"),
  };
}

function row(context: PageContext, field: Field, side: Side, depth: number): Part {
  const { name, anchor, description, fields } = field;
  const type = typeOf(context, field);
  const marks = marksOf(field, side);
  const said = line(context, description);
  const facts = factsOf(field);
  const inner = fields.length > 0 ? fieldList(context, fields, side, depth + 1) : undefined;
  const text = [
    `${"  ".repeat(depth)}- ${markdown.code(name)} (${[type.markdown, ...marks].join(", ")})`,
    description && `: ${said.markdown}`,
    facts.length > 0 ? ` (${facts.join(" · ")})` : "",
    inner ? `\n${inner.markdown}` : "",
  ];
  return {
    html: html`<li id="${anchor}"><a class="name" href="#${anchor}">${name}</a> <span>${type.html}</span>${marks.map((mark) => html` <b>${mark}</b>`)}${description ? html`<p>${said.html}` : ""}${factsHtml(facts)}${inner && fold(field, inner, depth)}`,
    markdown: text.join(""),
  };
}

function fold({ name, fields }: Field, inner: Part, depth: number): Html {
  const label = `${fields.length === 1 ? "1 field" : `${fields.length} fields`} of ${name}`;
  return html`<details${depth === 0 ? html` open` : ""}><summary>${label}</summary>${inner.html}</details>`;
}

/** The type, with a link from the name of a schema to its page. */
function typeOf(context: PageContext, { type, schema }: Field): Part {
  const path = schema && pathOf.schema(schema);
  if (!path || path === context.path) return { html: html`${type}`, markdown: markdown.plain(type) };
  const name = type.includes(schema) ? schema : type;
  const [before = "", after = ""] = type.split(name);
  const linked = link(context, path, name);
  return {
    html: html`${before}${linked.html}${after}`,
    markdown: `${markdown.plain(before)}${linked.markdown}${markdown.plain(after)}`,
  };
}

function factsHtml(facts: string[]): Html {
  const all = facts.map((fact, at) => [at > 0 ? " · " : "", phrase(fact, () => undefined)]);
  return all.length > 0 ? html`<p class="facts">${all}` : html``;
}
