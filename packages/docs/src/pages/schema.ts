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
import { operationRow, schemaRows } from "../components/rows.ts";
import { readField } from "../model/field.ts";
import type { Schema } from "../model/schema.ts";
import type { Site } from "../model/site.ts";
import { directionOf } from "../model/uses.ts";
import type { Page } from "../page.ts";

export function schemaPage(site: Site, name: string, schema: Schema): Page {
  const path = pathOf.schema(name);
  const context = createContext(site, path);
  const field = readField(site.contract, schema, { name, anchor: "" }, [name]);
  const { requests, responses } = site.uses.get(name) ?? { requests: [], responses: [] };
  const fields =
    field.fields.length > 0 ? field.fields : [{ ...field, anchor: "value", description: "", required: undefined }];
  const crumbs = link(context, pathOf.schemas, "Schemas");
  return {
    path,
    title: name,
    description: field.description.split("\n")[0] ?? "",
    content: fragment`<article><p class="crumbs">${crumbs.html}${heading(1, name)}
${{ html: html``, markdown: crumbs.markdown }}${text(context, field.description)}
${fieldList(context, fields, directionOf({ requests, responses }))}
${usedBy(context, "Used in requests", requests)}${usedBy(context, "Returned by", responses)}
</article>`,
    navEntry: { schemas: true },
  };
}

function usedBy(context: PageContext, title: string, operationIds: string[]): Fragment | undefined {
  const rows = operationIds.flatMap((id) => {
    const operation = context.site.operations.get(id);
    return operation ? [operationRow(context, operation)] : [];
  });
  if (rows.length === 0) return undefined;
  return fragment`${heading(2, title, title.toLowerCase().replaceAll(" ", "-"))}${list("next", rows)}`;
}

export function schemasPage(site: Site): Page {
  const context = createContext(site, pathOf.schemas);
  return {
    path: pathOf.schemas,
    title: "Schemas",
    description: "Schemas of request and response bodies.",
    content: fragment`<article>${heading(1, "Schemas")}<p class="lead">${inlineText(context, lead)}</p>${list("operations", schemaRows(context, site))}</article>`,
    navEntry: { schemas: true },
  };
}

const lead = "Schemas of request and response bodies. The types in `@crewkit/types` have the same names.";
