import { type Contract, listOperations, resolve } from "@crewkit/openapi";
import type { ConventionDraft, ConventionExtraction } from "@crewkit/types";
import { memoize } from "../../contract/memoize.ts";
import type { Handler } from "../../handler.ts";
import { boundOf } from "../../rules/contract.ts";
import { truncate } from "../../rules/text.ts";

export const extractConvention: Handler<"extractConvention"> = ({ body: { text, category }, contract }) => {
  const drafts = exampleDrafts(contract);
  if (drafts.get(text) === null) return { data: null };
  // The mock does not analyze text. If the contract has no example with this text, the mock returns the first example's
  // draft, with the text's first sentence as `value`.
  const [first] = drafts.values();
  const draft = drafts.get(text) ?? { ...(first as ConventionDraft), value: firstSentence(contract, text) };
  return { data: { ...draft, category: category ?? draft.category } };
};

// The drafts in the contract's examples, by text. A request example and its response example have the same name.
const exampleDrafts = memoize((contract: Contract) => {
  const operation = listOperations(contract).find(({ operationId }) => operationId === "extractConvention");
  const requests = operation?.requestBody?.content["application/json"]?.examples ?? {};
  const responses = operation?.responses["200"]?.content?.["application/json"]?.examples ?? {};
  return new Map(
    Object.entries(requests).map(([name, request]) => {
      const { text } = resolve(contract, request).value as ConventionExtraction;
      const { data } = resolve(contract, responses[name] ?? {}).value as { data: ConventionDraft | null };
      return [text, data];
    }),
  );
});

function firstSentence(contract: Contract, text: string): string {
  const [first] = sentences.segment(text.trim());
  return truncate(first?.segment.trim() ?? text, boundOf(contract, ["ConventionDraft", "value"], "maxLength"));
}

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });
