import { createContext, type Fragment, link, list, type PageContext } from "../components/fragment.ts";
import { pathOf } from "../components/links.ts";
import { code, firstSentence, oneLine, plain } from "../components/markdown.ts";
import { guideRow, tagRow, workflowRow } from "../components/rows.ts";
import type { Field } from "../model/field.ts";
import { type DocOperation, methodAndPath } from "../model/operation.ts";
import type { Guide, Site, Tag } from "../model/site.ts";
import { overview } from "./overview.ts";

/** The index for language models (llmstxt.org), which begins with the facts that every request needs. */
export function llmsText(site: Site): string {
  const context = createContext(site, pathOf.home);
  const row = (target: string, name: string, description: string): Fragment => {
    const linked = link(context, target, name);
    return { ...linked, markdown: `${linked.markdown}: ${description}` };
  };
  const detailedRow = (operation: DocOperation): Fragment => {
    const name = link(context, pathOf.operation(operation.operationId), operation.summary);
    const sentence = firstSentence(oneLine(operation.description)).split(" - ")[0];
    return { ...name, markdown: `${name.markdown}: ${code(signature(operation))}. ${sentence}` };
  };
  const tagSection = (tag: Tag) => {
    const file = pathOf.tagContract(tag.slug);
    const contract = row(file, file, "OpenAPI 3.1 document with only these operations");
    return section(plain(tag.name), [tagRow(context, tag), contract, ...tag.operations.map(detailedRow)]);
  };
  const parts = [
    header(site),
    section(
      "Guides",
      site.guides.map((guide) => guideWithTopics(context, guide)),
    ),
    section(
      "Workflows",
      site.workflows.map((workflow) => workflowRow(context, workflow)),
    ),
    ...site.tags.map(tagSection),
    section("Optional", [
      row(pathOf.home, "Overview", "conventions and glossary"),
      row(pathOf.schemas, "Schemas", "list of all schemas. The pages of operations contain all fields"),
      row("openapi.yaml", "openapi.yaml", "the whole OpenAPI 3.1 document"),
      row("openapi.json", "openapi.json", "the whole OpenAPI 3.1 document as JSON"),
      row(pathOf.contractIndex, "openapi/index.json", "the OpenAPI documents by tag, with their operations and sizes"),
      row("llms-full.txt", "llms-full.txt", "all guides, workflows and operations in one file"),
    ]),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** `PATCH /projects/{id} { name?, slug? }`. Optional parameters and fields have a question mark. */
function signature(operation: DocOperation): string {
  const { parameterFields, body } = operation;
  const names = (fields: Field[]) => fields.map(({ name, required }) => (required ? name : `${name}?`)).join(", ");
  const query = parameterFields.query.filter(({ name }) => !["page", "per_page"].includes(name));
  return [
    methodAndPath(operation),
    ...(query.length > 0 ? [`?(${names(query)})`] : []),
    ...(body ? [`{ ${names(body.fields)} }`] : []),
  ].join(" ");
}

// Statuses are in the overview.
function guideWithTopics(context: PageContext, guide: Guide): Fragment {
  const row = guideRow(context, guide);
  const headings = [...guide.text.matchAll(/^###? (?:\d\. )?(.*)$/gm)].map(([, title = ""]) => title);
  const topics = headings.filter((title) => !/^(Next steps$|\d{3} |\{\{)/.test(title));
  return { ...row, markdown: topics.length > 0 ? `${row.markdown} Topics: ${topics.join(", ")}.` : row.markdown };
}

/** The title, the summary and the overview. */
export function header(site: Site): string {
  const { title, summary = "" } = site.contract.info;
  return [`# ${plain(title)}`, `> ${plain(summary)}`, overview(site)].join("\n\n");
}

function section(title: string, rows: Fragment[]): string {
  return `## ${title}\n\n${list("", rows).markdown}`;
}
