import { readField } from "../model/field.ts";
import type { Schema } from "../model/schema.ts";
import { sentences } from "../model/sentences.ts";
import type { Site } from "../model/site.ts";
import { sideOf } from "../model/uses.ts";
import type { Page } from "../page.ts";
import { fieldList } from "../parts/fields.ts";
import { type Html, html } from "../parts/html.ts";
import { codeLinks, pathOf, wayTo } from "../parts/links.ts";
import { phrase, prose } from "../parts/prose.ts";
import { schemasText, schemaText } from "../twins/schema.ts";

/** The page of a named schema. */
export function schemaPage(site: Site, name: string, schema: Schema): Page {
  const path = pathOf.schema(name);
  const field = readField(site.contract, schema, { name, anchor: "" }, [name]);
  const links = codeLinks(site, path);
  const uses = site.uses.get(name) ?? { requests: [], answers: [] };
  const side = sideOf(uses);
  return {
    path,
    title: name,
    description: field.description.split("\n")[0] ?? "",
    main: html`<article><p class="crumbs"><a href="index.html">Schemas</a><h1>${name}</h1>
${prose(field.description, links)}
${field.fields.length > 0 ? fieldList(site, path, field.fields, side) : fieldList(site, path, [{ ...field, anchor: "value", description: "" }], side)}
${usedBy(site, path, "Taken by", uses.requests)}${usedBy(site, path, "Answered by", uses.answers)}
</article>`,
    markdown: schemaText(site, field, uses),
    place: { schemas: true },
  };
}

function usedBy(site: Site, path: string, title: string, operationIds: string[]): Html {
  const rows = operationIds.map((operationId) => {
    const { summary = "", method = "", path: template = "" } = site.operations.get(operationId) ?? {};
    return html`<li><a href="${wayTo(pathOf.operation(operationId), path)}">${summary}</a> <code>${method.toUpperCase()} ${template}</code>`;
  });
  if (rows.length === 0) return html``;
  return html`<h2 id="${title.toLowerCase().replace(" ", "-")}">${title}</h2><ul class="next">${rows}</ul>`;
}

/** The list of all schemas. */
export function schemasPage(site: Site): Page {
  const links = codeLinks(site, pathOf.schemas);
  const rows = [...site.schemas].map(
    ([name, { description = "" }]) =>
      html`<li><a href="${name}.html">${name}</a> <span>${phrase(sentences(description)[0] ?? "", links)}</span>`,
  );
  return {
    path: pathOf.schemas,
    title: "Schemas",
    description: "What the API takes and gives, by name.",
    main: html`<article><h1>Schemas</h1><p class="lead">${phrase(lead, links)}</p><ul class="operations">${rows}</ul></article>`,
    markdown: schemasText(site, lead),
    place: { schemas: true },
  };
}

const lead = "What the API takes and gives, by name. The types of `@crewkit/types` have the same names.";
