import type { Handler, HandlerContext, Result } from "../../handler.ts";
import { boundOf } from "../../rules/contract.ts";
import { checkEntries, type ImportDecision, skipMessage } from "../../rules/playbooks/convention-import.ts";
import { parseEntries } from "../../rules/playbooks/markdown.ts";
import { addConvention, updateConventionCount } from "../../rules/playbooks/playbooks.ts";
import { truncate } from "../../rules/text.ts";
import type { Tables } from "../../store/tables.ts";

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
    const { reason } = decision;
    return { ...summary, result: "skipped", convention_id: null, reason, message: skipMessage(reason) };
  }
  const { id } = addConvention(context, playbook, decision.fields);
  return { ...summary, result: "created", convention_id: id, reason: null, message: null };
}
