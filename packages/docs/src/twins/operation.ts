import type { Field } from "../model/field.ts";
import type { Body, DocOperation } from "../model/operation.ts";
import { permissionText } from "../model/permission.ts";
import type { Site } from "../model/site.ts";
import { pathOf } from "../parts/links.ts";
import { code, plain } from "../parts/markdown.ts";
import { samplesOf } from "../samples/samples.ts";
import { answerText, errorText, exampleText } from "./answer.ts";
import { fieldList } from "./fields.ts";
import { linkTo } from "./link.ts";
import { nextText } from "./next.ts";
import { samplesText } from "./samples.ts";

/** An operation's page in Markdown. */
export function operationText(site: Site, operation: DocOperation): string {
  const { operationId, summary, method, path, description, inputs, body, answers, errors, next } = operation;
  const from = pathOf.operation(operationId);
  const parts = [
    `# ${plain(summary)}`,
    code(`${method.toUpperCase()} ${path}`),
    about(site, operation, from),
    description.trim(),
    ...section("Path", inputs.path, from),
    ...section("Query", inputs.query, from),
    ...section("Headers", inputs.header, from),
    ...(body ? bodyText(body, from) : []),
    ...samplesText(samplesOf(operation), answers),
    ...answers.flatMap((answer) => answerText(answer, from)),
    `## Errors${schemaLink(errors[0]?.schema, from)}`,
    ...errors.flatMap((error) => errorText(site, error)),
    ...(next.length > 0 ? ["## Next", nextText(site, next, from)] : []),
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function about(site: Site, operation: DocOperation, from: string): string {
  const { tag, operationId } = operation;
  const slug = site.tags.find(({ name }) => name === tag)?.slug ?? "";
  return [
    `- Tag: ${linkTo(pathOf.tag(slug), tag, from)}`,
    `- Who may call it: ${permissionText(operation)}`,
    `- operationId: ${code(operationId)}`,
  ].join("\n");
}

function section(title: string, fields: Field[], from: string): string[] {
  return fields.length > 0 ? [`## ${title}`, fieldList(fields, from)] : [];
}

function bodyText({ description, required, schema, fields, examples }: Body, from: string): string[] {
  return [
    `## Body${schemaLink(schema, from)}`,
    description.trim(),
    `JSON${required ? "" : ", may be left out"}`,
    fieldList(fields, from),
    ...examples.flatMap(exampleText),
  ];
}

function schemaLink(name: string | undefined, from: string): string {
  return name ? `: ${linkTo(pathOf.schema(name), name, from)}` : "";
}
