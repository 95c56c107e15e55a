import type { Field } from "../model/field.ts";
import { sentences } from "../model/sentences.ts";
import type { Site } from "../model/site.ts";
import { sideOf, type Uses } from "../model/uses.ts";
import { pathOf } from "../parts/links.ts";
import { code, plain } from "../parts/markdown.ts";
import { fieldList } from "./fields.ts";
import { linkTo } from "./link.ts";

/** A schema's page in Markdown. */
export function schemaText(site: Site, field: Field, uses: Uses): string {
  const { name, description } = field;
  const from = pathOf.schema(name);
  const fields = field.fields.length > 0 ? field.fields : [{ ...field, description: "" }];
  const parts = [
    `# ${plain(name)}`,
    linkTo(pathOf.schemas, "Schemas", from),
    description,
    fieldList(fields, from, sideOf(uses)),
    ...usedBy(site, from, "Taken by", uses.requests),
    ...usedBy(site, from, "Answered by", uses.answers),
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function usedBy(site: Site, from: string, title: string, operationIds: string[]): string[] {
  const rows = operationIds.map((operationId) => {
    const { summary = "", method = "", path = "" } = site.operations.get(operationId) ?? {};
    return `- ${linkTo(pathOf.operation(operationId), summary, from)} ${code(`${method.toUpperCase()} ${path}`)}`;
  });
  return rows.length > 0 ? [`## ${title}`, rows.join("\n")] : [];
}

/** The list of all schemas in Markdown. */
export function schemasText({ schemas }: Site, lead: string): string {
  return `# Schemas\n\n${lead}\n\n${schemaRows(schemas, pathOf.schemas).join("\n")}\n`;
}

/** Schemas in a list: their names, leading to their twins, and what they are. */
export function schemaRows(schemas: Site["schemas"], from: string): string[] {
  return [...schemas].map(([name, { description = "" }]) => {
    const [text] = sentences(description);
    return `- ${linkTo(pathOf.schema(name), name, from)}${text && `: ${text}`}`;
  });
}
