import { type Contract, type ErrorMatrix, listOperations, type Operation, resolve } from "@crewkit/openapi";
import { statusText } from "../model/status.ts";
import { pathOf } from "../parts/links.ts";

/**
 * Every status and, of the errors, every sentence that the contract's examples have, in Markdown. All of it is open, so
 * that a reader who has seen a sentence finds it on the page.
 */
export function errorCatalogue(contract: Contract): string {
  const { "x-error-matrix": matrix } = contract;
  if (!matrix) return "";
  const statuses = Object.keys(matrix.statuses).sort((one, other) => Number(isSuccess(one)) - Number(isSuccess(other)));
  return statuses.map((status) => chapter(contract, matrix, status)).join("\n\n");
}

function chapter(contract: Contract, matrix: ErrorMatrix, status: string): string {
  const sentences = isSuccess(status) ? [] : sentencesOf(contract, status);
  const groups = [true, false].map((detailed) => sentences.filter((each) => each.detailed === detailed));
  const [withDetails = "", without = ""] = groups.map((group) => group.map(line).join("\n"));
  // Told apart only where there are both: the heading then says which.
  const lists =
    withDetails && without
      ? [`### ${status} with \`details\``, withDetails, `### ${status} without \`details\``, without]
      : [withDetails, without];
  return [statusText(matrix, status), ...lists].filter(Boolean).join("\n\n");
}

function line({ error, meanings, operations }: ErrorSentence): string {
  return `- \`${error}\`\\\n  ${meanings.join(" ")} ${who(operations)}`;
}

// More would be a wall of names; which kind of operation has the status stands above.
const most = 8;

function who(operations: string[]): string {
  if (operations.length > most) return `(${operations.length} operations)`;
  return operations.map((name) => `[${name}](../${pathOf.operation(name).replace(/html$/, "md")})`).join(", ");
}

function isSuccess(status: string): boolean {
  return status < "300";
}

/** A sentence that the API says when it refuses something. */
export interface ErrorSentence {
  /** As it stands in `error`. */
  error: string;
  /** Whether `details` says which field or parameter is at fault. */
  detailed: boolean;
  /** What it means, in the contract's words; several where it means something else elsewhere. */
  meanings: string[];
  operations: string[];
}

/** What the contract's examples of a status say: each sentence once, in the order of the alphabet. */
export function sentencesOf(contract: Contract, status: string): ErrorSentence[] {
  const sentences = new Map<string, ErrorSentence>();
  for (const { operationId, error, details, summary } of examplesOf(contract, status)) {
    const known = sentences.get(error) ?? { error, detailed: details !== undefined, meanings: [], operations: [] };
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

function examplesOf(contract: Contract, status: string): ErrorExample[] {
  return listOperations(contract).flatMap(({ operationId, responses }: Operation) => {
    const { examples = {} } = responses[status]?.content?.["application/json"] ?? {};
    return Object.values(examples).map((example) => {
      const { summary = "", value } = resolve(contract, example);
      return { operationId, summary, ...value };
    });
  });
}
