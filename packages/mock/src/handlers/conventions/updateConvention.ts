import type { Handler } from "../../call.ts";
import { change } from "../../rules/change.ts";
import { conventionAt, conventionInPath, recount } from "../../rules/playbooks/conventions.ts";

export const updateConvention: Handler<"updateConvention"> = (call) => {
  const { store, playbook, body, now, refuse } = call;
  const convention = conventionInPath(call);
  const sameKey = conventionAt(store, playbook.id, body.key ?? convention.key);
  if (sameKey && sameKey.id !== convention.id) throw refuse("keyTaken");
  const data = change(store.conventions, convention, { ...body, updated_at: now() });
  if (data !== convention) recount(call, playbook);
  return { data };
};
