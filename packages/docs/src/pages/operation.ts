import { isDeepStrictEqual } from "node:util";
import { contents, linkedHeading } from "../components/contents.ts";
import { fieldList } from "../components/fields.ts";
import {
  createContext,
  type Fragment,
  fragment,
  heading,
  inlineText,
  json,
  link,
  list,
  type PageContext,
  text,
} from "../components/fragment.ts";
import { html } from "../components/html.ts";
import { pathOf, relativeUrl } from "../components/links.ts";
import type { Page } from "../components/page.ts";
import { exampleId, responsesPanel } from "../components/responses.ts";
import { methodAndPathHtml } from "../components/rows.ts";
import { sampleTabs } from "../components/sample-tabs.ts";
import { code } from "../markdown.ts";
import { permissionText, rateLimitText } from "../model/access.ts";
import type { Field } from "../model/field.ts";
import {
  type Body,
  type DocOperation,
  type DocResponse,
  type Example,
  methodAndPath,
  type NextStep,
} from "../model/operation.ts";
import { orderText } from "../model/order.ts";
import type { Site } from "../model/site.ts";
import { adviceFor } from "../model/status.ts";
import { readSample, type Sample } from "../samples/sample.ts";

export function operationPage(site: Site, operation: DocOperation): Page {
  const path = pathOf.operation(operation.operationId);
  return {
    path,
    title: operation.summary,
    description: `${methodAndPath(operation)}: ${operation.summary}.`,
    content: content(createContext(site, path), operation),
    kind: "reference",
    group: operation.tag,
    method: operation.method,
  };
}

function content(context: PageContext, operation: DocOperation): Fragment {
  const { operationId, parameterFields, body, successResponses, nextSteps } = operation;
  const sample = readSample(operation);
  const sections = fragment`${parameterSection(context, "Path parameters", "path", parameterFields.path)}
${parameterSection(context, "Query parameters", "query", parameterFields.query)}
${parameterSection(context, "Request headers", "header", parameterFields.header)}
${body && bodySection(context, body, sample)}
${successResponses.map((response) => responseSection(context, response))}
${errorsSection(context, operation)}
${nextSteps.length > 0 && nextStepsSection(context, nextSteps)}`;
  return fragment`<article class="split" data-operation="${operationId}">
${head(context, operation)}
<aside aria-label="Request and response">
${sampleTabs(context, sample)}<div class="try-place"></div>
${responsesPanel(context, operation, sample)}
</aside>
<div class="body">${contents(sections.html, "bar")}
${sections}
</div>
</article>`;
}

function head(context: PageContext, operation: DocOperation): Fragment {
  const { operationId, tag, summary, description, invalidState, order, method, readOnly } = operation;
  const { slug = "", rules } = context.site.tags.find(({ name }) => name === tag) ?? {};
  const tagLink = link(context, pathOf.tag(slug), tag);
  const facts = [
    { label: "Required permission", value: permissionText(operation) },
    { label: "Rate limit", value: rateLimitText(context.site.contract, operation) },
    ...(invalidState ? [{ label: "Invalid state", value: invalidState }] : []),
    ...(readOnly && method !== "get" ? [{ label: "Side effects", value: "None. This operation only reads." }] : []),
    ...(order ? [{ label: "Order", value: orderText(order) }] : []),
    { label: "Operation ID", value: code(operationId) },
  ];
  const about = {
    html: html`<dl class="about">${facts.map(({ label, value }) => html`<dt>${label}<dd>${inlineText(context, value).html}`)}</dl>`,
    markdown: [`- Tag: ${tagLink.markdown}`, ...facts.map(({ label, value }) => `- ${label}: ${value}`)].join("\n"),
  };
  return fragment`<header>
<p class="crumbs">${tagLink.html}
${heading(1, summary)}
${{ html: html`<p class="call">${methodAndPathHtml(operation)}`, markdown: code(methodAndPath(operation)) }}
${text(context, description)}
${rules && text(context, `All operations in ${tag}:\n\n${rules}`)}
${about}
</header>`;
}

function parameterSection(context: PageContext, title: string, id: string, fields: Field[]): Fragment | undefined {
  if (fields.length === 0) return undefined;
  return fragment`<section>${heading(2, title, id)}${fieldList(context, fields)}</section>`;
}

function bodySection(
  context: PageContext,
  { description, schema, fields, examples, required }: Body,
  sample: Sample,
): Fragment {
  const others = examples.filter(({ value }) => !isDeepStrictEqual(value, sample.body));
  const kind = `Content type: application/json${required ? "" : ", optional"}`;
  return fragment`<section>${schemaHeading(context, "Request body", "body", schema)}
${description && text(context, description)}${{ html: html`<p class="details">${kind}</p>`, markdown: kind }}${fieldList(context, fields)}
${others.map((example) => exampleFragment(context, example))}</section>`;
}

function schemaHeading({ path }: PageContext, title: string, id: string, schema: string | undefined): Fragment {
  if (!schema) return heading(2, title, id);
  const target = pathOf.schema(schema);
  return {
    html: linkedHeading(2, id, title, {
      after: html` <a class="schema" href="${relativeUrl(target, path)}">${schema}</a>`,
    }),
    markdown: `## ${title}: ${link({ path } as PageContext, target, schema).markdown}`,
  };
}

function responseSection(
  context: PageContext,
  { status, description, schema, headers, fields, examples }: DocResponse,
): Fragment {
  const title = schemaHeading(
    context,
    `Response ${status}`,
    status,
    schema ?? fields.find((field) => field.schema)?.schema,
  );
  const count = headers.length === 1 ? "1 response header" : `${headers.length} response headers`;
  const label = { html: html`<summary>${count}</summary>`, markdown: `${count}:` };
  return fragment`<section>${title}
${text(context, description)}${fieldList(context, fields, "response")}
${headers.length > 0 && fragment`<details>${label}${fieldList(context, headers, "response")}</details>`}
${{ html: html``, markdown: examples.map((example) => exampleMarkdown(context, example)).join("\n\n") }}</section>`;
}

function errorsSection(context: PageContext, operation: DocOperation): Fragment {
  const errors = operation.errorResponses;
  const rows = errors.map((error) => errorRow(context, operation, error));
  const rowList = {
    html: html`<ul class="errors">${rows.map((row) => row.html)}</ul>`,
    markdown: rows.map((row) => row.markdown).join("\n\n"),
  };
  return fragment`<section>${schemaHeading(context, "Errors", "errors", errors[0]?.schema)}${rowList}</section>`;
}

function errorRow(
  context: PageContext,
  operation: DocOperation,
  { status, description, examples }: DocResponse,
): Fragment {
  const { errorMatrix } = context.site;
  const { name = "" } = errorMatrix.statuses[status] ?? {};
  const descriptionLine = inlineText(context, description);
  const advice = inlineText(context, adviceFor(errorMatrix, status, operation));
  const linkText = examples.length === 1 ? "Example" : `${examples.length} examples`;
  const markdown = [
    `### ${status} ${name}`,
    description.trim(),
    `**What to do:** ${advice.markdown}`,
    ...examples.map((example) => exampleMarkdown(context, example)),
  ];
  return {
    html: html`<li id="${status}"><b class="status">${status}</b> <b>${name}</b> ${examples.length > 0 ? html`<a class="show" href="#${exampleId(status)}">${linkText}</a>` : ""}<p>${descriptionLine.html}<p class="details"><b>What to do:</b> ${advice.html}`,
    markdown: markdown.join("\n\n"),
  };
}

function exampleMarkdown(context: PageContext, { summary, value }: Example): string {
  return `Example: ${inlineText(context, summary).markdown}\n\n${json(value).markdown}`;
}

function exampleFragment(context: PageContext, { summary, value }: Example): Fragment {
  const summaryLine = inlineText(context, summary);
  const label = {
    html: html`<summary>Example: ${summaryLine.html}</summary>`,
    markdown: `Example: ${summaryLine.markdown}`,
  };
  return fragment`<details class="example">${label}${json(value)}</details>`;
}

function nextStepsSection(context: PageContext, steps: NextStep[]): Fragment {
  return fragment`<section>${heading(2, "Next steps", "next")}${list(
    "operations",
    steps.flatMap((step) => nextStepRow(context, step) ?? []),
  )}</section>`;
}

function nextStepRow(context: PageContext, { operationId, description, values }: NextStep): Fragment | undefined {
  const target = context.site.operations.get(operationId);
  if (!target) return undefined;
  const name = link(context, pathOf.operation(operationId), target.summary);
  const descriptionLine = inlineText(context, description);
  const parameterSources = values.map(([name, expression]) => `${code(name)}: ${code(expression)}`).join(", ");
  return {
    html: html`${name.html} ${methodAndPathHtml(target)} <span>${descriptionLine.html}</span>`,
    markdown: `${name.markdown} ${code(methodAndPath(target))}: ${descriptionLine.markdown}${parameterSources && ` (${parameterSources})`}`,
  };
}
