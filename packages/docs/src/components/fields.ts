import * as markdown from "../markdown.ts";
import { type Direction, type Field, fieldFacts, fieldLabels } from "../model/field.ts";
import { type Fragment, inlineText, link, type PageContext } from "./fragment.ts";
import { type Html, html } from "./html.ts";
import { pathOf } from "./links.ts";
import { renderInline } from "./markdown/prose.ts";

/** Renders a list of fields. Nested fields are collapsed below the second level. */
export function fieldList(
  context: PageContext,
  fields: Field[],
  direction: Direction = "request",
  depth = 0,
): Fragment {
  const rows = fields.map((field) => fieldRow(context, field, direction, depth));
  return {
    html: html`<ul class="fields">${rows.map((each) => each.html)}</ul>`,
    markdown: rows.map((each) => each.markdown).join("\n"),
  };
}

function fieldRow(context: PageContext, field: Field, direction: Direction, depth: number): Fragment {
  const { name, anchor, description, fields } = field;
  const valueContext = withoutValues(context, field);
  const type = typeFragment(context, field);
  const labels = fieldLabels(field, direction);
  const descriptionLine = inlineText(valueContext, description);
  const facts = fieldFacts(field);
  const meanings = meaningTable(valueContext, field, depth);
  const inner = fields.length > 0 ? fieldList(context, fields, direction, depth + 1) : undefined;
  const text = [
    `${"  ".repeat(depth)}- ${markdown.code(name)} (${[type.markdown, ...labels, ...facts].join(" · ")})`,
    description && `: ${descriptionLine.markdown}`,
    meanings.markdown,
    inner ? `\n${inner.markdown}` : "",
  ];
  return {
    html: html`<li id="${anchor}"><a class="name" href="#${anchor}">${name}</a> <span>${type.html}</span>${labels.map((label) => html` <b class="${label.split(/\W/)[0]}">${label}</b>`)}${chips(facts)}${description ? html`<p>${descriptionLine.html}` : ""}${meanings.html}${inner && nestedFields(field, inner, depth)}`,
    markdown: text.join(""),
  };
}

function nestedFields({ fields }: Field, inner: Fragment, depth: number): Html {
  const label = fields.length === 1 ? "1 field" : `${fields.length} fields`;
  return html`<details${depth === 0 ? html` open` : ""}><summary>${label}</summary>${inner.html}</details>`;
}

// A default value or an enum value may be equal to the name of a schema or an operation.
function withoutValues(context: PageContext, { allowedValues, default: defaultValue }: Field): PageContext {
  const values = [...allowedValues, String(defaultValue)];
  return { ...context, codeLink: (code) => (values.includes(code) ? undefined : context.codeLink(code)) };
}

function typeFragment(context: PageContext, { type, schema }: Field): Fragment {
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

function chips(facts: string[]): Html {
  const all = facts.map((fact) => html` <i>${renderInline(fact, () => undefined)}</i>`);
  return all.length > 0 ? html`<p class="chips">${all}` : html``;
}

function meaningTable(context: PageContext, { meanings }: Field, depth: number): Fragment {
  const rows = meanings.map(([value, meaning]) => {
    const text = inlineText(context, meaning);
    return {
      html: html`<dt><code>${value}</code><dd>${text.html}`,
      markdown: `\n${"  ".repeat(depth + 1)}- Value ${markdown.code(value)}: ${text.markdown}`,
    };
  });
  return {
    html: rows.length > 0 ? html`<dl>${rows.map((row) => row.html)}</dl>` : html``,
    markdown: rows.map((row) => row.markdown).join(""),
  };
}
