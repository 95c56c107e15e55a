import type { Site } from "../model/site.ts";
import { pathOf } from "../parts/links.ts";
import { plain } from "../parts/markdown.ts";
import { contextOf, link, list, type Part } from "../parts/part.ts";
import { guideRow, operationRow, schemaRows, tagRow } from "../parts/rows.ts";

/**
 * What a language model reads first, in the form of llmstxt.org: what there is, and where. Its links are relative, as all
 * of the site's are. Schemas are "Optional", which by that form may be skipped: an operation's text has all their fields.
 */
export function llmsText(site: Site): string {
  const { title, summary = "" } = site.contract.info;
  // It is next to the first page.
  const context = contextOf(site, pathOf.home);
  const row = (target: string, name: string, description: string): Part => {
    const linked = link(context, target, name);
    return { ...linked, markdown: `${linked.markdown}: ${description}` };
  };
  const parts = [
    `# ${plain(title)}`,
    `> ${plain(summary)}`,
    "Every page of this site has a Markdown version next to it: `page.html` is `page.md`. These links lead to the Markdown versions.",
    section("Guides", [
      row(pathOf.home, title, "what holds everywhere"),
      ...site.guides.map((guide) => guideRow(context, guide)),
    ]),
    section("Contract", [
      row("openapi.yaml", "openapi.yaml", "the whole API in OpenAPI 3.1"),
      row("openapi.json", "openapi.json", "the same as JSON"),
    ]),
    ...site.tags.map((tag) =>
      section(plain(tag.name), [tagRow(context, tag), ...tag.operations.map((each) => operationRow(context, each))]),
    ),
    section("Optional", [row(pathOf.schemas, "Schemas", "all of them in a list"), ...schemaRows(context, site)]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function section(title: string, rows: Part[]): string {
  return `## ${title}\n\n${list("", rows).markdown}`;
}
