import type { Field } from "../model/field.ts";
import type { Answer, Body, DocOperation, Example } from "../model/operation.ts";
import { permissionText } from "../model/permission.ts";
import type { Site } from "../model/site.ts";
import type { Page } from "../page.ts";
import { jsonBlock } from "../parts/code.ts";
import { fieldList } from "../parts/fields.ts";
import { type Html, html } from "../parts/html.ts";
import { codeLinks, pathOf, wayTo } from "../parts/links.ts";
import { phrase, prose } from "../parts/prose.ts";
import { sampleTabs } from "../samples/part.ts";
import { samplesOf } from "../samples/samples.ts";
import { operationText } from "../twins/operation.ts";

/** The page of an operation. */
export function operationPage(site: Site, operation: DocOperation): Page {
  const { operationId, tag, summary, method, path } = operation;
  return {
    path: pathOf.operation(operationId),
    title: summary,
    description: `${method.toUpperCase()} ${path}: ${summary}.`,
    main: main(site, operation, pathOf.operation(operationId)),
    markdown: operationText(site, operation),
    place: { tag },
  };
}

function main(site: Site, operation: DocOperation, from: string): Html {
  const { operationId, inputs, body, answers, errors, next } = operation;
  const section = (title: string, id: string, fields: Field[]) =>
    fields.length > 0 ? html`<section><h2 id="${id}">${title}</h2>${fieldList(site, from, fields)}</section>` : "";
  return html`<article class="operation" data-operation="${operationId}">
${head(site, operation, from)}
<aside aria-label="Samples">
${sampleTabs(samplesOf(operation), codeLinks(site, from))}
</aside>
<div class="body">
${section("Path", "path", inputs.path)}
${section("Query", "query", inputs.query)}
${section("Headers", "header", inputs.header)}
${body ? bodySection(site, from, body) : ""}
${answers.map((answer) => answerSection(site, from, answer))}
<section><h2 id="errors">Errors${schemaLink(errors[0]?.schema, from)}</h2>${errors.map((error) => errorRow(site, from, error))}</section>
${next.length > 0 ? nextSection(site, from, operation) : ""}
</div>
</article>`;
}

function head(site: Site, operation: DocOperation, from: string): Html {
  const { operationId, tag, summary, method, path, description } = operation;
  const links = codeLinks(site, from);
  const slug = site.tags.find(({ name }) => name === tag)?.slug ?? "";
  return html`<header>
<p class="crumbs"><a href="${wayTo(pathOf.tag(slug), from)}">${tag}</a>
<h1>${summary}</h1>
<p class="call"><b class="method ${method}">${method.toUpperCase()}</b> <code>${path}</code>
${prose(description, links)}
<dl class="about"><dt>Who may call it<dd>${phrase(permissionText(operation), links)}<dt>operationId<dd><code>${operationId}</code></dl>
<p class="js"><button type="button" class="try" data-try>Try it</button>
</header>`;
}

function bodySection(site: Site, from: string, body: Body): Html {
  const { description, schema, fields, examples, required } = body;
  return html`<section><h2 id="body">Body${schemaLink(schema, from)}</h2>
${description ? prose(description, codeLinks(site, from)) : ""}<p class="facts">JSON${required ? "" : ", may be left out"}</p>${fieldList(site, from, fields)}
${examples.map((example) => exampleRow(site, from, example))}</section>`;
}

function schemaLink(name: string | undefined, from: string): Html {
  return html`${name ? html` <a class="schema" href="${wayTo(pathOf.schema(name), from)}">${name}</a>` : ""}`;
}

function answerSection(site: Site, from: string, { status, description, headers, fields, examples }: Answer): Html {
  return html`<section><h2 id="${status}">Answer <span class="status">${status}</span></h2>
${prose(description, codeLinks(site, from))}${fieldList(site, from, fields, "answer")}
${headers.length > 0 ? html`<details><summary>${headers.length} headers</summary>${fieldList(site, from, headers, "answer")}</details>` : ""}
${examples.map((example) => exampleRow(site, from, example))}</section>`;
}

function errorRow(site: Site, from: string, { status, description, examples }: Answer): Html {
  const { name = "", caller = "" } = site.contract["x-error-matrix"]?.statuses[status] ?? {};
  const links = codeLinks(site, from);
  return html`<details class="error" id="${status}"><summary><span class="status">${status}</span> ${name} <span>${phrase(description, links)}</span></summary>
<p><b>What to do:</b> ${phrase(caller, links)}</p>${examples.map((example) => exampleRow(site, from, example))}</details>`;
}

function exampleRow(site: Site, from: string, { summary, value }: Example): Html {
  return html`<details class="example"><summary>Example: ${phrase(summary, codeLinks(site, from))}</summary>${jsonBlock(value)}</details>`;
}

function nextSection(site: Site, from: string, { next }: DocOperation): Html {
  const rows = next.map(({ operationId, description }) => {
    const target = site.operations.get(operationId);
    if (!target) return "";
    return html`<li><a href="${wayTo(pathOf.operation(operationId), from)}">${target.summary}</a> <code>${target.method.toUpperCase()} ${target.path}</code> ${phrase(description, codeLinks(site, from))}`;
  });
  return html`<section><h2 id="next">Next</h2><ul class="next">${rows}</ul></section>`;
}
