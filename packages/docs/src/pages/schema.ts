import { readField } from "../model/field.ts";
import type { Schema } from "../model/schema.ts";
import type { Site } from "../model/site.ts";
import { sideOf } from "../model/uses.ts";
import type { Page } from "../page.ts";
import { fieldList } from "../parts/fields.ts";
import { html } from "../parts/html.ts";
import { pathOf } from "../parts/links.ts";
import { contextOf, heading, line, link, list, type PageContext, type Part, part, text } from "../parts/part.ts";
import { operationRow, schemaRows } from "../parts/rows.ts";

export function schemaPage(site: Site, name: string, schema: Schema): Page {
  const path = pathOf.schema(name);
  const context = contextOf(site, path);
  const field = readField(site.contract, schema, { name, anchor: "" }, [name]);
  const { requests, answers } = site.uses.get(name) ?? { requests: [], answers: [] };
  const fields = field.fields.length > 0 ? field.fields : [{ ...field, anchor: "value", description: "" }];
  const crumbs = link(context, pathOf.schemas, "Schemas");
  return {
    path,
    title: name,
    description: field.description.split("\n")[0] ?? "",
    content: part`<article><p class="crumbs">${crumbs.html}${heading(1, name)}
${{ html: html``, markdown: crumbs.markdown }}${text(context, field.description)}
${fieldList(context, fields, sideOf({ requests, answers }))}
${usedBy(context, "Taken by", requests)}${usedBy(context, "Answered by", answers)}
</article>`,
    place: { schemas: true },
  };
}

function usedBy(context: PageContext, title: string, operationIds: string[]): Part | undefined {
  const rows = operationIds.flatMap((id) => {
    const operation = context.site.operations.get(id);
    return operation ? [operationRow(context, operation)] : [];
  });
  if (rows.length === 0) return undefined;
  return part`${heading(2, title, title.toLowerCase().replace(" ", "-"))}${list("next", rows)}`;
}

export function schemasPage(site: Site): Page {
  const context = contextOf(site, pathOf.schemas);
  return {
    path: pathOf.schemas,
    title: "Schemas",
    description: "What the API takes and gives, by name.",
    content: part`<article>${heading(1, "Schemas")}<p class="lead">${line(context, lead)}</p>${list("operations", schemaRows(context, site))}</article>`,
    place: { schemas: true },
  };
}

const lead = "What the API takes and gives, by name. The types of `@crewkit/types` have the same names.";
