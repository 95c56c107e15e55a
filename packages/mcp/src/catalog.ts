import { processTerm, tokenize, withSynonyms } from "@crewkit/docs/search-terms";
import { type Contract, listOperations, type Operation } from "@crewkit/openapi";
import contractJson from "@crewkit/openapi/openapi.json" with { type: "json" };
import MiniSearch from "minisearch";

export const contract: Contract = contractJson as unknown as Contract;

/** What an operation does to the data, from least to most. */
export const accessLevels = ["read", "write", "delete"] as const;
export type Access = (typeof accessLevels)[number];

/** An operation that can't be undone is a deletion, whatever its method. */
export function accessOf({ method, consequence, readOnly }: Operation): Access {
  if (readOnly) return "read";
  return method === "delete" || consequence ? "delete" : "write";
}

const operations = new Map(listOperations(contract).map((operation) => [operation.operationId, operation]));

export const tags: string[] = [...new Set([...operations.values()].map(({ tag }) => tag))];

export function operationsOf(tag: string): Operation[] {
  return [...operations.values()].filter((operation) => tagName(operation.tag) === tagName(tag));
}

/** @throws {UserError} if there is no such operation. The message lists similar ones. */
export function findOperation(operationId: string): Operation {
  const operation = operations.get(operationId);
  if (operation) return operation;
  const similar = searchOperations(operationId).slice(0, 3);
  const names = similar.map(({ operationId }) => operationId).join(", ");
  throw new UserError(
    `There is no operation ${JSON.stringify(operationId)}.${names && ` Similar operations: ${names}.`} Find operations with search_operations.`,
  );
}

/** Finds operations by words, best first. */
export function searchOperations(query: string, tag?: string): Operation[] {
  const found = searchIndex()
    .search(query)
    .map(({ id }) => operations.get(id));
  return found.filter(
    (operation) => operation !== undefined && (!tag || tagName(operation.tag) === tagName(tag)),
  ) as Operation[];
}

/** An error that the agent can correct. Its message becomes the result of the tool. */
export class UserError extends Error {}

const tagName = (tag: string) => tag.toLowerCase();

let index: MiniSearch | undefined;

function searchIndex(): MiniSearch {
  if (index) return index;
  index = new MiniSearch({
    idField: "operationId",
    fields: ["summary", "operationId", "tag", "path", "description"],
    tokenize,
    processTerm,
    searchOptions: {
      boost: { summary: 6, operationId: 3, path: 2 },
      // A word of the description counts less than its synonym in the summary.
      processTerm: (word) => withSynonyms(processTerm(word) ?? ""),
      // Agents read more often than they write, and rarely delete.
      boostDocument: (id) => ({ read: 1.3, write: 1, delete: 0.7 })[accessOf(findOperation(id))],
      prefix: (term) => term.length > 3,
      fuzzy: (term) => (term.length > 4 ? 1 : false),
      weights: { fuzzy: 0.2, prefix: 0.5 },
    },
  });
  index.addAll([...operations.values()]);
  return index;
}
