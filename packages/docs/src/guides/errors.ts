import { type Contract, listOperations, type Operation, resolve } from "@crewkit/openapi";
import { markdownPath, pathOf } from "../components/links.ts";
import type { ErrorMatrix } from "../model/error-matrix.ts";
import { statusMarkdown } from "../model/status.ts";
import { slugify } from "../text.ts";

/**
 * Lists every status, and every error message in the contract's examples, in Markdown. Nothing is collapsed, so that
 * readers can find a message with the browser's search.
 */
export function errorCatalog(contract: Contract, matrix: ErrorMatrix): string {
  const statuses = Object.keys(matrix.statuses).sort((a, b) => Number(isSuccess(a)) - Number(isSuccess(b)));
  return statuses.map((status) => statusSection(contract, matrix, status)).join("\n\n");
}

function statusSection(contract: Contract, matrix: ErrorMatrix, status: string): string {
  const messages = isSuccess(status) ? [] : errorMessages(contract, status);
  const groups = Map.groupBy(messages, ({ hasDetails }) => (hasDetails ? "with" : "without"));
  const lists = [...groups]
    .sort()
    .flatMap(([kind, group]) => [
      ...(groups.size > 1 ? [`### ${status} ${kind} \`details\``] : []),
      group.map(messageRow).join("\n"),
    ]);
  return [statusMarkdown(matrix, status), ...lists].join("\n\n");
}

function messageRow({ error, meanings, operations }: ErrorMessage): string {
  return `- \`${error}\`\\\n  ${meanings.join(" ")} ${operationLinks(operations)}`;
}

// A longer list is hard to read.
const maxListedOperations = 4;

function operationLinks(operations: Operation[]): string {
  if (operations.length <= maxListedOperations)
    return operations.map(({ operationId }) => linkTo(operationId, pathOf.operation(operationId))).join(", ");
  const tags = [...Map.groupBy(operations, ({ tag }) => tag)];
  const counts = tags.map(([tag, { length }]) => `${linkTo(tag, pathOf.tag(slugify(tag)))} (${length})`);
  return `${operations.length} operations: ${counts.join(", ")}`;
}

function linkTo(title: string, path: string): string {
  return `[${title}](../${markdownPath(path)})`;
}

function isSuccess(status: string): boolean {
  return status < "300";
}

export interface ErrorMessage {
  error: string;
  hasDetails: boolean;
  meanings: string[];
  operations: Operation[];
}

export function errorMessages(contract: Contract, status: string): ErrorMessage[] {
  const messages = new Map<string, ErrorMessage>();
  for (const operation of listOperations(contract)) {
    const { examples = {} } = operation.responses[status]?.content?.["application/json"] ?? {};
    for (const example of Object.values(examples)) {
      const { summary = "", value } = resolve(contract, example);
      const { error, details } = value as { error: string; details?: object };
      const entry = messages.get(error) ?? { error, hasDetails: details !== undefined, meanings: [], operations: [] };
      messages.set(error, entry);
      if (!entry.meanings.includes(summary)) entry.meanings.push(summary);
      if (!entry.operations.includes(operation)) entry.operations.push(operation);
    }
  }
  return [...messages.values()].sort((a, b) => (a.error < b.error ? -1 : 1));
}
