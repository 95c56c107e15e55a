import type { Guide } from "../guides/read.ts";
import { firstCallOf } from "../model/first-call.ts";
import type { Site, Tag } from "../model/site.ts";
import { pathOf } from "../parts/links.ts";
import { codeBlock, jsonBlock, oneLine, plain } from "../parts/markdown.ts";
import { linkTo } from "./link.ts";

/** The first page in Markdown. */
export function homeText(site: Site, conventions: string): string {
  const { contract, guides, tags } = site;
  const first = firstCallOf(site);
  const { title, summary = "", version } = contract.info;
  const from = pathOf.home;
  const parts = [
    `# ${plain(title)}`,
    summary,
    ...(first ? [codeBlock(first.code, "sh"), jsonBlock(first.answer)] : []),
    "## Guides",
    guides.map((guide) => guideRow(guide, from)).join("\n"),
    "## Reference",
    [...tags.map((tag) => tagRow(tag, from)), `- ${linkTo(pathOf.schemas, "Schemas", from)}`].join("\n"),
    "## What holds everywhere",
    conventions.trim(),
    `Version ${version}. The contract: [openapi.yaml](openapi.yaml), [openapi.json](openapi.json).`,
  ];
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

/** A guide in a list. */
export function guideRow({ slug, title, summary }: Guide, from: string): string {
  return `- ${linkTo(pathOf.guide(slug), title, from)}: ${oneLine(summary)}`;
}

/** A tag in a list. */
export function tagRow({ slug, name, description }: Tag, from: string): string {
  return `- ${linkTo(pathOf.tag(slug), name, from)}: ${oneLine(description)}`;
}
