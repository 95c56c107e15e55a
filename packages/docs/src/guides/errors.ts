import { type Contract, listOperations, type Operation, resolve } from "@crewkit/openapi";

/** A sentence that the API says when it refuses something. */
export interface ErrorSentence {
  /** As it stands in `error`. */
  error: string;
  /** Whether `details` says which field or parameter is at fault. */
  detailed: boolean;
  /** What it means, in the contract's words; several where it means something else elsewhere. */
  meanings: string[];
  /** The operationIds of those that say it. */
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
