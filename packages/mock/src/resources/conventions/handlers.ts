import { type Contract, listOperations, resolve } from "@crewkit/openapi";
import { memoize } from "../../base/memoize.ts";
import { truncate } from "../../base/text.ts";
import { boundOf, type Schemas } from "../../contract/values.ts";
import type { Handler, HandlerContext, Result } from "../../rules/handler.ts";
import { updateIfChanged } from "../../rules/records.ts";
import type { Tables } from "../../store/tables.ts";
import { parseEntries } from "../playbooks/markdown.ts";
import {
  addConvention,
  conventionInPath,
  effectiveConventions,
  findConvention,
  maxConventions,
  updateConventionCount,
} from "../playbooks/rules.ts";
import { checkEntries, type ImportDecision } from "./convention-import.ts";

export const challengeConvention: Handler<"challengeConvention"> = (context) => {
  const { store, playbook, body, caller, random, now, error } = context;
  const convention = effectiveConventions(store, playbook).find(({ id }) => id === body.convention_id);
  if (!convention) throw error("notEffective");
  const data = store.challenges.add({
    id: random.uuid(),
    playbook_id: playbook.id,
    convention_id: convention.id,
    reason: body.reason,
    status: "open",
    challenged_by: caller.user,
    created_at: now(),
  });
  return { data };
};

export const createConvention: Handler<"createConvention"> = (context) => {
  const { store, playbook, body, contract, error } = context;
  if (findConvention(store, playbook.id, body.key)) throw error("keyTaken");
  if (store.conventions.in(playbook.id).length >= maxConventions(contract)) throw error("playbookFull");
  const data = addConvention(context, playbook, { ...body, rationale: body.rationale ?? null });
  updateConventionCount(context, playbook);
  return { data };
};

export const deleteConvention: Handler<"deleteConvention"> = (context) => {
  const { store, playbook } = context;
  const { id } = conventionInPath(context);
  store.conventions.remove(id);
  updateConventionCount(context, playbook);
  return { message: "Convention deleted" };
};

export const extractConvention: Handler<"extractConvention"> = ({ body: { text, category }, contract }) => {
  const drafts = exampleDrafts(contract);
  if (drafts.get(text) === null) return { data: null };
  // The mock does not analyze text. If the contract has no example with this text, the mock returns the first example's
  // draft, with the text's first sentence as `value`.
  const [first] = drafts.values();
  const draft = drafts.get(text) ?? { ...(first as Schemas["ConventionDraft"]), value: firstSentence(contract, text) };
  return { data: { ...draft, category: category ?? draft.category } };
};

// The drafts in the contract's examples, by text. A request example and its response example have the same name.
const exampleDrafts = memoize((contract: Contract) => {
  const operation = listOperations(contract).find(({ operationId }) => operationId === "extractConvention");
  const requests = operation?.requestBody?.content["application/json"]?.examples ?? {};
  const responses = operation?.responses["200"]?.content?.["application/json"]?.examples ?? {};
  return new Map(
    Object.entries(requests).map(([name, request]) => {
      const { text } = resolve(contract, request).value as Schemas["ConventionExtraction"];
      const { data } = resolve(contract, responses[name] ?? {}).value as { data: Schemas["ConventionDraft"] | null };
      return [text, data];
    }),
  );
});

function firstSentence(contract: Contract, text: string): string {
  const [first] = sentences.segment(text.trim());
  return truncate(first?.segment.trim() ?? text, boundOf(contract, ["ConventionDraft", "value"], "maxLength"));
}

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

export const importConventions: Handler<"importConventions"> = (context) => {
  const { playbook, body, contract, error } = context;
  const entries = parseEntries(body.markdown);
  if (entries.length === 0) throw error("noConventions");
  if (entries.length > boundOf(contract, ["ConventionImportResult", "results"], "maxItems")) {
    throw error("tooManyConventions");
  }
  const results = checkEntries(context, playbook, entries).map((decision) => importEntry(context, playbook, decision));
  const created_count = results.filter(({ result }) => result === "created").length;
  if (created_count > 0) updateConventionCount(context, playbook);
  const skipped_count = results.length - created_count;
  return { data: { playbook_id: playbook.id, created_count, skipped_count, results } };
};

type ImportContext = HandlerContext<"importConventions">;
type ImportEntry = Result<"importConventions">["data"]["results"][number];

function importEntry(context: ImportContext, playbook: Tables["playbooks"], decision: ImportDecision): ImportEntry {
  const { line, key } = decision.entry;
  const summary = {
    line,
    key: truncate(key, boundOf(context.contract, ["ConventionImportEntry", "key"], "maxLength")),
  };
  if ("reason" in decision) {
    const { reason, message } = decision;
    return { ...summary, result: "skipped", convention_id: null, reason, message };
  }
  const { id } = addConvention(context, playbook, decision.fields);
  return { ...summary, result: "created", convention_id: id, reason: null, message: null };
}

export const listConventions: Handler<"listConventions"> = ({ store, path }) => store.conventions.in(path.playbook_id);

export const listEffectiveConventions: Handler<"listEffectiveConventions"> = ({ store, playbook }) =>
  effectiveConventions(store, playbook);

export const updateConvention: Handler<"updateConvention"> = (context) => {
  const { store, playbook, body, now, error } = context;
  const convention = conventionInPath(context);
  const sameKey = findConvention(store, playbook.id, body.key ?? convention.key);
  if (sameKey && sameKey.id !== convention.id) throw error("keyTaken");
  const data = updateIfChanged(store.conventions, convention, { ...body, updated_at: now() });
  if (data !== convention) updateConventionCount(context, playbook);
  return { data };
};
