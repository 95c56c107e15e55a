import type { DocOperation } from "../model/operation.ts";
import type { Tag } from "../model/site.ts";
import { pathOf } from "../parts/links.ts";
import { code, plain } from "../parts/markdown.ts";
import { linkTo } from "./link.ts";

/** A tag's page in Markdown. */
export function tagText({ name, slug, description, operations }: Tag): string {
  const rows = operations.map((operation) => operationRow(operation, pathOf.tag(slug)));
  return `# ${plain(name)}\n\n${description.trim()}\n\n${rows.join("\n")}\n`;
}

/** An operation in a list: its name, leading to its twin, and how it is called. */
export function operationRow({ operationId, summary, method, path }: DocOperation, from: string): string {
  return `- ${linkTo(pathOf.operation(operationId), summary, from)}: ${code(`${method.toUpperCase()} ${path}`)}`;
}
