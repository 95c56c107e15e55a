import { titledBlock } from "../components/code.ts";
import { contents } from "../components/contents.ts";
import { fieldList } from "../components/fields.ts";
import {
  createContext,
  type Fragment,
  fragment,
  heading,
  inlineText,
  link,
  list,
  type PageContext,
  text,
} from "../components/fragment.ts";
import { html } from "../components/html.ts";
import { pathOf } from "../components/links.ts";
import type { Page } from "../components/page.ts";
import { operationRow, schemaRows } from "../components/rows.ts";
import * as markdown from "../markdown.ts";
import { type Direction, type Field, readField } from "../model/field.ts";
import type { Schema } from "../model/schema.ts";
import { type SchemaExample, schemaExample } from "../model/schema-example.ts";
import type { Site } from "../model/site.ts";
import { directionOf } from "../model/uses.ts";
import { slugify } from "../text.ts";

export function schemaPage(site: Site, name: string, schema: Schema): Page {
  const path = pathOf.schema(name);
  const context = createContext(site, path);
  const field = readField(site.contract, schema, { name, anchor: "" }, [name]);
  const uses = site.uses.get(name) ?? { requests: [], responses: [] };
  const crumbs = link(context, pathOf.schemas, "Schemas");
  const jsonSchema = link(context, pathOf.schemaFile(name), "JSON Schema");
  const example = schemaExample(site, name);
  const sections = fragment`${fieldsSection(context, field, directionOf(uses))}
${usedBy(context, "Used in requests", uses.requests)}${usedBy(context, "Returned by", uses.responses)}`;
  return {
    path,
    title: name,
    description: field.description.split("\n")[0] ?? "",
    content: fragment`<article class="schema split"><header><p class="crumbs">${crumbs.html}${heading(1, name)}
${{ html: html``, markdown: crumbs.markdown }}${text(context, field.description)}<p class="details">${jsonSchema}</p></header>
${example && exampleAside(context, example)}
<div class="body">${field.fields.length > 0 && contents(sections.html, "bar")}
${sections}</div></article>`,
    kind: "reference",
    group: "Schemas",
  };
}

// Schemas without properties are one row.
function fieldsSection(context: PageContext, field: Field, direction: Direction): Fragment {
  const value = { ...field, anchor: "value-itself", description: "", required: undefined };
  return field.fields.length > 0
    ? fragment`<section>${heading(2, "Fields", "all-fields")}${direction === "response" && text(context, presence(field))}
${fieldList(context, field.fields, direction)}</section>`
    : fragment`<section>${heading(2, "Value", "all-values")}${fieldList(context, [value], direction)}</section>`;
}

function presence({ fields }: Field): string {
  const exception = fields.some(mayBeAbsent) ? ' that are not labeled "may be absent"' : "";
  return `Responses always contain all fields${exception}.`;
}

function mayBeAbsent({ required, fields }: Field): boolean {
  return required === false || fields.some(mayBeAbsent);
}

function exampleAside(context: PageContext, { value, operationId, location }: SchemaExample): Fragment {
  const { summary = "" } = context.site.operations.get(operationId) ?? {};
  const operation = link(context, pathOf.operation(operationId), summary);
  const code = JSON.stringify(value, null, 2);
  return {
    html: html`<aside aria-label="Example">${titledBlock("Example", code, "json")}<p class="note">From a ${location} of ${operation.html}</p></aside>`,
    markdown: `## Example\n\n${markdown.codeBlock(code, "json")}\n\nFrom a ${location} of ${operation.markdown}`,
  };
}

function usedBy(context: PageContext, title: string, operationIds: string[]): Fragment | undefined {
  const rows = operationIds.flatMap((id) => {
    const operation = context.site.operations.get(id);
    return operation ? [operationRow(context, operation)] : [];
  });
  if (rows.length === 0) return undefined;
  return fragment`<section>${heading(2, title, slugify(title))}${list("operations compact", rows)}</section>`;
}

export function schemasPage(site: Site): Page {
  const context = createContext(site, pathOf.schemas);
  return {
    path: pathOf.schemas,
    title: "Schemas",
    description: "Schemas of request and response bodies.",
    content: fragment`<article class="list">${heading(1, "Schemas")}<p class="lead">${inlineText(context, lead)}</p>${list("rows schemas", schemaRows(context, site))}</article>`,
    kind: "reference",
    group: "Schemas",
    overview: "All schemas",
  };
}

const lead =
  "Schemas of request and response bodies. The types in `@crewkit/types` have the same names. Each page links to a JSON Schema.";
