import { type Contract, listOperations, type Operation, resolve } from "@crewkit/openapi";
import { pathOf } from "../components/links.ts";
import type { ErrorMatrix } from "../model/error-matrix.ts";
import { statusMarkdown } from "../model/status.ts";

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
  const groups = [true, false].map((detailed) => messages.filter((each) => each.hasDetails === detailed));
  const [withDetails = "", without = ""] = groups.map((group) => group.map(messageRow).join("\n"));
  // The subheadings are needed only if the status has both kinds.
  const lists =
    withDetails && without
      ? [`### ${status} with \`details\``, withDetails, `### ${status} without \`details\``, without]
      : [withDetails, without];
  return [statusMarkdown(matrix, status), ...lists].filter(Boolean).join("\n\n");
}

function messageRow({ error, meanings, operations }: ErrorMessage): string {
  return `- \`${error}\`\\\n  ${meanings.join(" ")} ${operationLinks(operations)}`;
}

// A longer list is hard to read. The section of the status lists the kinds of operations anyway.
const maxListedOperations = 4;

function operationLinks(operations: string[]): string {
  if (operations.length > maxListedOperations) return `(${operations.length} operations)`;
  return operations.map((name) => `[${name}](../${pathOf.operation(name).replace(/html$/, "md")})`).join(", ");
}

function isSuccess(status: string): boolean {
  return status < "300";
}

export interface ErrorMessage {
  error: string;
  hasDetails: boolean;
  meanings: string[];
  operations: string[];
}

export function errorMessages(contract: Contract, status: string): ErrorMessage[] {
  const messages = new Map<string, ErrorMessage>();
  for (const { operationId, error, details, summary } of errorExamples(contract, status)) {
    const entry = messages.get(error) ?? { error, hasDetails: details !== undefined, meanings: [], operations: [] };
    messages.set(error, entry);
    if (!entry.meanings.includes(summary)) entry.meanings.push(summary);
    if (!entry.operations.includes(operationId)) entry.operations.push(operationId);
  }
  return [...messages.values()].sort((a, b) => (a.error < b.error ? -1 : 1));
}

interface ErrorExample {
  operationId: string;
  error: string;
  details?: Record<string, string[]>;
  summary: string;
}

function errorExamples(contract: Contract, status: string): ErrorExample[] {
  return listOperations(contract).flatMap(({ operationId, responses }: Operation) => {
    const { examples = {} } = responses[status]?.content?.["application/json"] ?? {};
    return Object.values(examples).map((example) => {
      const { summary = "", value } = resolve(contract, example);
      return { operationId, summary, ...value };
    });
  });
}
