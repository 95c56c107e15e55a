import type { Site, Tag } from "../model/site.ts";
import { pathOf } from "../parts/links.ts";
import { code, plain } from "../parts/markdown.ts";
import { guideRow, tagRow } from "../twins/home.ts";
import { linkTo } from "../twins/link.ts";
import { schemaRows } from "../twins/schema.ts";
import { operationRow } from "../twins/tag.ts";

/**
 * What a language model reads first, in the form of llmstxt.org: what there is, and where. Its links are relative, as all
 * of the site's are. Schemas are "Optional", which by that form may be skipped: an operation's text has all their fields.
 */
export function llmsText(site: Site): string {
  const { title, summary = "" } = site.contract.info;
  const parts = [
    `# ${plain(title)}`,
    `> ${plain(summary)}`,
    `Every page of this site has a twin in Markdown beside it: ${code("page.html")} is ${code("page.md")}. These links lead there.`,
    ...section("Guides", [
      `- ${linkTo(pathOf.home, title, from)}: what holds everywhere`,
      ...site.guides.map((guide) => guideRow(guide, from)),
    ]),
    ...section("Contract", [
      "- [openapi.yaml](openapi.yaml): the whole API in OpenAPI 3.1",
      "- [openapi.json](openapi.json): the same as JSON",
    ]),
    ...site.tags.flatMap((tag) => section(plain(tag.name), tagRows(tag))),
    ...section("Optional", [
      `- ${linkTo(pathOf.schemas, "Schemas", from)}: all of them in a list`,
      ...schemaRows(site.schemas, from),
    ]),
  ];
  return `${parts.join("\n\n")}\n`;
}

// It lies where the first page does.
const from = pathOf.home;

function tagRows(tag: Tag): string[] {
  return [tagRow(tag, from), ...tag.operations.map((operation) => operationRow(operation, from))];
}

function section(title: string, rows: string[]): string[] {
  return [`## ${title}`, rows.join("\n")];
}
