import { fillChangelog } from "../changes/changelog.ts";
import { fieldList } from "../components/fields.ts";
import { code, createContext, json, type PageContext, text as renderText } from "../components/fragment.ts";
import { pathOf } from "../components/links.ts";
import { oneLine } from "../markdown.ts";
import { permissionText } from "../model/access.ts";
import { type Direction, type Field, readField } from "../model/field.ts";
import { type DocOperation, methodAndPath } from "../model/operation.ts";
import { orderText } from "../model/order.ts";
import type { Site } from "../model/site.ts";
import { curlSample } from "../samples/curl.ts";
import { readSample } from "../samples/sample.ts";
import { header } from "./llms.ts";

/**
 * All guides, operations by tag, and schemas in one file. An operation has the request with curl, one response and the causes of 422.
 * The fields of a schema are only in its own section. The parameter `org_id` is only in the overview.
 */
export function llmsFullText(site: Site): string {
  const context = createContext(site, pathOf.home);
  const guides = site.guides.map(
    ({ title, text }) => `# ${title}\n\n${linksFromRoot(renderText(context, fillChangelog(site, text)).markdown)}`,
  );
  const tags = site.tags.flatMap(({ name, description, rules, operations }) => [
    `# Operations: ${name}`,
    description,
    ...(rules ? [rules] : []),
    ...operations.map((operation) => operationText(context, operation)),
  ]);
  return `${[header(site), ...guides, ...tags, "# Schemas", ...schemaTexts(context)].join("\n\n")}\n`;
}

// Links in guides are relative to the folder `guides/`. The links at the end lead to other parts of this file.
function linksFromRoot(guide: string): string {
  const text = guide.replace(/\n## Next steps\n.*$/s, "").trimEnd();
  return text.replace(/\]\((?=[\w-]+\.md)/g, "](guides/").replaceAll("](../", "](");
}

function operationText(context: PageContext, operation: DocOperation): string {
  const { operationId, summary, description, invalidState, order, parameterFields, body, errorResponses } = operation;
  const sample = readSample(operation);
  const invalid = errorResponses.find(({ status }) => status === "422")?.description;
  const path = parameterFields.path.filter(({ name }) => name !== "org_id");
  const parameters = [...path, ...parameterFields.query, ...parameterFields.header];
  return [
    `## ${operationId}: ${summary}`,
    `\`${methodAndPath(operation)}\``,
    description.trim(),
    [
      `- Required permission: ${permissionText(operation)}`,
      ...(invalidState ? [`- Invalid state: ${invalidState}`] : []),
      ...(order ? [`- Order: ${orderText(order)}`] : []),
      ...(invalid ? [`- 422: ${oneLine(invalid)}`] : []),
    ].join("\n"),
    ...fieldTexts(context, "Parameters:", parameters, "request"),
    ...fieldTexts(context, "Request body:", body?.fields ?? [], "request"),
    code(curlSample(sample), "sh").markdown,
    `Response ${sample.status}:`,
    json(sample.response).markdown,
  ].join("\n\n");
}

// Omits request bodies, whose fields are listed with their operations.
function schemaTexts(context: PageContext): string[] {
  const { contract, schemas, operations, uses } = context.site;
  const bodies = new Set([...operations.values()].map(({ body }) => body?.schema));
  const names = [...schemas.keys()].filter((name) => !bodies.has(name) || uses.get(name)?.responses.length);
  return names.flatMap((name) => {
    const field = readField(contract, { $ref: `#/components/schemas/${name}` }, { name, anchor: "" });
    if (field.fields.length === 0) return [];
    const fields = fieldTexts(context, "", field.fields, "response");
    return [`## ${name}`, oneLine(field.description), ...fields].filter(Boolean).join("\n\n");
  });
}

function fieldTexts(context: PageContext, title: string, fields: Field[], direction: Direction): string[] {
  if (fields.length === 0) return [];
  const outline = fields.map((field) => (field.schema ? { ...field, fields: [] } : field));
  return [title, fieldList(context, outline, direction).markdown];
}
