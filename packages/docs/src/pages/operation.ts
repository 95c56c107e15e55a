import type { Field } from "../model/field.ts";
import { type Answer, type Body, callOf, type DocOperation, type Example, type NextStep } from "../model/operation.ts";
import type { Site } from "../model/site.ts";
import type { Page } from "../page.ts";
import { fieldList } from "../parts/fields.ts";
import { html } from "../parts/html.ts";
import { pathOf, wayTo } from "../parts/links.ts";
import { code } from "../parts/markdown.ts";
import { contextOf, heading, json, line, link, list, type PageContext, type Part, part, text } from "../parts/part.ts";
import { callHtml } from "../parts/rows.ts";
import { sampleTabs } from "../samples/part.ts";
import { readPlan } from "../samples/samples.ts";

export function operationPage(site: Site, operation: DocOperation): Page {
  const path = pathOf.operation(operation.operationId);
  return {
    path,
    title: operation.summary,
    description: `${callOf(operation)}: ${operation.summary}.`,
    content: content(contextOf(site, path), operation),
    place: { tag: operation.tag },
  };
}

function content(context: PageContext, operation: DocOperation): Part {
  const { operationId, inputs, body, answers, errors, next } = operation;
  return part`<article class="operation" data-operation="${operationId}">
${head(context, operation)}
<aside aria-label="Samples">
${sampleTabs(context, readPlan(operation), answers)}
</aside>
<div class="body">
${inputSection(context, "Path", "path", inputs.path)}
${inputSection(context, "Query", "query", inputs.query)}
${inputSection(context, "Headers", "header", inputs.header)}
${body && bodySection(context, body)}
${answers.map((answer) => answerSection(context, answer))}
<section>${schemaHeading(context, "Errors", "errors", errors[0]?.schema)}${errors.map((error) => errorSection(context, error))}</section>
${next.length > 0 && nextSection(context, next)}
</div>
</article>`;
}

function head(context: PageContext, operation: DocOperation): Part {
  const { operationId, tag, summary, description } = operation;
  const slug = context.site.tags.find(({ name }) => name === tag)?.slug ?? "";
  const tagLink = link(context, pathOf.tag(slug), tag);
  const who = line(context, permissionText(operation));
  const about = {
    html: html`<dl class="about"><dt>Who may call it<dd>${who.html}<dt>operationId<dd><code>${operationId}</code></dl>`,
    markdown: `- Tag: ${tagLink.markdown}\n- Who may call it: ${who.markdown}\n- operationId: ${code(operationId)}`,
  };
  return part`<header>
<p class="crumbs">${tagLink.html}
${heading(1, summary)}
${{ html: html`<p class="call">${callHtml(operation)}`, markdown: code(callOf(operation)) }}
${text(context, description)}
${about}
<p class="js"><button type="button" class="try" data-try>Try it</button>
</header>`;
}

function inputSection(context: PageContext, title: string, id: string, fields: Field[]): Part | undefined {
  if (fields.length === 0) return undefined;
  return part`<section>${heading(2, title, id)}${fieldList(context, fields)}</section>`;
}

function bodySection(context: PageContext, { description, schema, fields, examples, required }: Body): Part {
  const kind = `JSON${required ? "" : ", may be left out"}`;
  return part`<section>${schemaHeading(context, "Body", "body", schema)}
${description && text(context, description)}${{ html: html`<p class="facts">${kind}</p>`, markdown: kind }}${fieldList(context, fields)}
${examples.map((example) => exampleOf(context, example))}</section>`;
}

/** A heading with a link to the schema of the section. */
function schemaHeading({ path }: PageContext, title: string, id: string, schema: string | undefined): Part {
  if (!schema) return heading(2, title, id);
  const target = pathOf.schema(schema);
  return {
    html: html`<h2 id="${id}">${title} <a class="schema" href="${wayTo(target, path)}">${schema}</a></h2>`,
    markdown: `## ${title}: ${link({ path } as PageContext, target, schema).markdown}`,
  };
}

function answerSection(context: PageContext, { status, description, headers, fields, examples }: Answer): Part {
  const title = {
    html: html`<h2 id="${status}">Answer <span class="status">${status}</span></h2>`,
    markdown: `## Answer ${status}`,
  };
  const count = `${headers.length} headers`;
  const label = { html: html`<summary>${count}</summary>`, markdown: `${count}:` };
  return part`<section>${title}
${text(context, description)}${fieldList(context, fields, "answer")}
${headers.length > 0 && part`<details>${label}${fieldList(context, headers, "answer")}</details>`}
${examples.map((example) => exampleOf(context, example))}</section>`;
}

function errorSection(context: PageContext, { status, description, examples }: Answer): Part {
  const { name = "", caller = "" } = context.site.contract["x-error-matrix"]?.statuses[status] ?? {};
  const said = line(context, description);
  const advice = line(context, caller);
  const title = {
    html: html`<summary><span class="status">${status}</span> ${name} <span>${said.html}</span></summary>`,
    markdown: `### ${status} ${name}\n\n${description.trim()}`,
  };
  return part`<details class="error" id="${status}">${title}
${{ html: html`<p><b>What to do:</b> ${advice.html}</p>`, markdown: `**What to do:** ${advice.markdown}` }}${examples.map((example) => exampleOf(context, example))}</details>`;
}

function exampleOf(context: PageContext, { summary, value }: Example): Part {
  const said = line(context, summary);
  const label = { html: html`<summary>Example: ${said.html}</summary>`, markdown: `Example: ${said.markdown}` };
  return part`<details class="example">${label}${json(value)}</details>`;
}

function nextSection(context: PageContext, next: NextStep[]): Part {
  return part`<section>${heading(2, "Next", "next")}${list(
    "next",
    next.flatMap((step) => nextRow(context, step) ?? []),
  )}</section>`;
}

function nextRow(context: PageContext, { operationId, description, values }: NextStep): Part | undefined {
  const target = context.site.operations.get(operationId);
  if (!target) return undefined;
  const name = link(context, pathOf.operation(operationId), target.summary);
  const said = line(context, description);
  const taken = values.map(([name, source]) => `${code(name)} is ${code(source)}`).join(", ");
  return {
    html: html`${name.html} <code>${callOf(target)}</code> ${said.html}`,
    markdown: `${name.markdown} ${code(callOf(target))}: ${said.markdown}${taken && ` (${taken})`}`,
  };
}

// In Markdown.
function permissionText({ secured, permission }: DocOperation): string {
  if (!secured) return "Anybody: it needs no token.";
  if (!permission) return "Whoever has an access token.";
  return texts[permission] ?? `Whoever has the permission level \`${permission}\`.`;
}

const texts: Record<string, string> = {
  viewer: "Everybody in the organization: permission level `viewer` and above.",
  member: "Permission level `member` and above.",
  admin: "Permission level `admin` and above.",
  owner: "The organization's `owner` alone.",
};
