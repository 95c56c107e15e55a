import { type Contract, listOperations, resolve } from "@crewkit/openapi";
import type { ConventionDraft, ConventionExtraction } from "@crewkit/types";
import { oncePer } from "../../contract/once.ts";

/** The drafts that the contract shows of the texts in its examples, by text: no rule words them as well. */
export const exampleDrafts: (contract: Contract) => ReadonlyMap<string, ConventionDraft | null> = oncePer(readDrafts);

// The example of a request and that of its answer have the same name.
function readDrafts(contract: Contract): ReadonlyMap<string, ConventionDraft | null> {
  const operation = listOperations(contract).find(({ operationId }) => operationId === "extractConvention");
  const asked = operation?.requestBody?.content["application/json"]?.examples ?? {};
  const answered = operation?.responses["200"]?.content?.["application/json"]?.examples ?? {};
  const pairs = Object.entries(asked).flatMap(([name, example]) => {
    const answer = answered[name];
    if (!answer) return [];
    const { text } = resolve(contract, example).value as ConventionExtraction;
    return [[text, (resolve(contract, answer).value as { data: ConventionDraft | null }).data] as const];
  });
  return new Map(pairs);
}
