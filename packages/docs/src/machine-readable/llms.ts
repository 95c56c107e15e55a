import { createContext, type Fragment, link, list } from "../components/fragment.ts";
import { pathOf } from "../components/links.ts";
import { firstSentence, oneLine, plain } from "../components/markdown.ts";
import { guideRow, operationRow, tagRow, workflowRow } from "../components/rows.ts";
import type { DocOperation } from "../model/operation.ts";
import type { Site, Tag } from "../model/site.ts";
import { overview } from "./overview.ts";

/** The index for language models (llmstxt.org), which begins with the facts that every request needs. */
export function llmsText(site: Site): string {
  const context = createContext(site, pathOf.home);
  const row = (target: string, name: string, description: string): Fragment => {
    const linked = link(context, target, name);
    return { ...linked, markdown: `${linked.markdown}: ${description}` };
  };
  const detailedRow = (operation: DocOperation): Fragment => {
    const { html, markdown } = operationRow(context, operation);
    return { html, markdown: `${markdown}. ${firstSentence(oneLine(operation.description).split(" - ")[0] ?? "")}` };
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
      site.guides.map((guide) => guideRow(context, guide)),
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

/** The title, the summary and the overview. */
export function header(site: Site): string {
  const { title, summary = "" } = site.contract.info;
  return [`# ${plain(title)}`, `> ${plain(summary)}`, overview(site)].join("\n\n");
}

function section(title: string, rows: Fragment[]): string {
  return `## ${title}\n\n${list("", rows).markdown}`;
}
