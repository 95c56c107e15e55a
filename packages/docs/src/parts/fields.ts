import { factsOf } from "../model/facts.ts";
import type { Field } from "../model/field.ts";
import { marksOf, type Side } from "../model/marks.ts";
import type { Site } from "../model/site.ts";
import { type Html, html } from "./html.ts";
import { codeLinks, pathOf, wayTo } from "./links.ts";
import { phrase } from "./prose.ts";

/** Fields as a list; those inside a field stand behind a triangle, of which the first level is open. */
export function fieldList(site: Site, from: string, fields: Field[], side: Side = "request", level = 0): Html {
  return html`<ul class="fields">${fields.map((field) => row(site, from, field, side, level))}</ul>`;
}

function row(site: Site, from: string, field: Field, side: Side, level: number): Html {
  const { name, anchor, description, fields } = field;
  const said = description ? html`<p>${phrase(description, codeLinks(site, from))}` : "";
  const inner = fields.length > 0 ? opened(site, from, field, side, level) : "";
  return html`<li id="${anchor}"><a class="name" href="#${anchor}">${name}</a> ${typeOf(field, from)}${marksOf(field, side).map((mark) => html` <b>${mark}</b>`)}${said}${facts(field)}${inner}`;
}

function opened(site: Site, from: string, { name, fields }: Field, side: Side, level: number): Html {
  const label = `${fields.length === 1 ? "1 field" : `${fields.length} fields`} of ${name}`;
  return html`<details${level === 0 ? html` open` : ""}><summary>${label}</summary>${fieldList(site, from, fields, side, level + 1)}</details>`;
}

function typeOf({ type, schema }: Field, from: string): Html {
  const path = schema && pathOf.schema(schema);
  if (!path || path === from || !schema) return html`<span>${type}</span>`;
  const [before = "", after = ""] = type.includes(schema) ? type.split(schema) : ["", ""];
  const text = type.includes(schema) ? schema : type;
  return html`<span>${before}<a href="${wayTo(path, from)}">${text}</a>${after}</span>`;
}

function facts(field: Field): Html {
  const all = factsOf(field).map((fact) => phrase(fact, () => undefined));
  return all.length > 0 ? html`<p class="facts">${all.map((fact, at) => [at > 0 ? " · " : "", fact])}` : html``;
}
