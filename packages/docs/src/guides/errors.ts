import { type Contract, type ErrorMatrix, listOperations, type Operation, resolve } from "@crewkit/openapi";
import { pathOf } from "../components/links.ts";
import { statusMarkdown } from "../model/status.ts";

/**
 * Every status and, of the errors, every sentence that the contract's examples have, in Markdown. All of it is open, so
 * that a reader who has seen a sentence finds it on the page.
 */
export function errorCatalog(contract: Contract): string {
  const { "x-error-matrix": matrix } = contract;
  if (!matrix) return "";
  const statuses = Object.keys(matrix.statuses).sort((one, other) => Number(isSuccess(one)) - Number(isSuccess(other)));
  return statuses.map((status) => statusSection(contract, matrix, status)).join("\n\n");
}

function statusSection(contract: Contract, matrix: ErrorMatrix, status: string): string {
  const messages = isSuccess(status) ? [] : errorMessages(contract, status);
  const groups = [true, false].map((detailed) => messages.filter((each) => each.hasDetails === detailed));
  const [withDetails = "", without = ""] = groups.map((group) => group.map(messageRow).join("\n"));
  // Told apart only where there are both: the heading then says which.
  const lists =
    withDetails && without
      ? [`### ${status} with \`details\``, withDetails, `### ${status} without \`details\``, without]
      : [withDetails, without];
  return [statusMarkdown(matrix, status), ...lists].filter(Boolean).join("\n\n");
}

function messageRow({ error, meanings, operations }: ErrorMessage): string {
  return `- \`${error}\`\\\n  ${meanings.join(" ")} ${operationLinks(operations)}`;
}

// More would be a wall of names; which kind of operation has the status stands above.
const maxListedOperations = 8;

function operationLinks(operations: string[]): string {
  if (operations.length > maxListedOperations) return `(${operations.length} operations)`;
  return operations.map((name) => `[${name}](../${pathOf.operation(name).replace(/html$/, "md")})`).join(", ");
}

function isSuccess(status: string): boolean {
  return status < "300";
}

/** A sentence that the API says when it refuses something. */
export interface ErrorMessage {
  /** As it stands in `error`. */
  error: string;
  /** Whether `details` says which field or parameter is at fault. */
  hasDetails: boolean;
  /** What it means, in the contract's words; several where it means something else elsewhere. */
  meanings: string[];
  operations: string[];
}

/** What the contract's examples of a status say: each sentence once, in the order of the alphabet. */
export function errorMessages(contract: Contract, status: string): ErrorMessage[] {
  const sentences = new Map<string, ErrorMessage>();
  for (const { operationId, error, details, summary } of errorExamples(contract, status)) {
    const known = sentences.get(error) ?? { error, hasDetails: details !== undefined, meanings: [], operations: [] };
    sentences.set(error, known);
    if (!known.meanings.includes(summary)) known.meanings.push(summary);
    if (!known.operations.includes(operationId)) known.operations.push(operationId);
  }
  return [...sentences.values()].sort((one, other) => (one.error < other.error ? -1 : 1));
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
