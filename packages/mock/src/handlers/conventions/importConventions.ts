import type { Call, Handler, Result } from "../../call.ts";
import { boundOf } from "../../rules/contract.ts";
import { explain, type Judged, judgeEntries } from "../../rules/playbooks/convention-import.ts";
import { addConvention, recount } from "../../rules/playbooks/conventions.ts";
import { readEntries } from "../../rules/playbooks/markdown.ts";
import { cutOff } from "../../rules/text.ts";
import type { Tables } from "../../store/tables.ts";

export const importConventions: Handler<"importConventions"> = (call) => {
  const { playbook, body, contract, refuse } = call;
  const entries = readEntries(body.markdown);
  if (entries.length === 0) throw refuse("noConventions");
  if (entries.length > boundOf(contract, ["ConventionImportResult", "results"], "maxItems")) {
    throw refuse("tooManyConventions");
  }
  const results = judgeEntries(call, playbook, entries).map((judged) => take(call, playbook, judged));
  const created_count = results.filter(({ result }) => result === "created").length;
  if (created_count > 0) recount(call, playbook);
  const skipped_count = results.length - created_count;
  return { data: { playbook_id: playbook.id, created_count, skipped_count, results } };
};

type ImportCall = Call<"importConventions">;
type ImportEntry = Result<"importConventions">["data"]["results"][number];

function take(call: ImportCall, playbook: Tables["playbooks"], judged: Judged): ImportEntry {
  const { line, key } = judged.entry;
  const told = { line, key: cutOff(key, boundOf(call.contract, ["ConventionImportEntry", "key"], "maxLength")) };
  if ("reason" in judged) {
    const { reason } = judged;
    return { ...told, result: "skipped", convention_id: null, reason, message: explain(reason) };
  }
  const { id } = addConvention(call, playbook, judged.fields);
  return { ...told, result: "created", convention_id: id, reason: null, message: null };
}
