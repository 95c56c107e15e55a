import type { Handler } from "../../call.ts";
import { conventionAt, namedConvention, namedPlaybook, recount } from "../../rules/playbooks/conventions.ts";

export const updateConvention: Handler<"updateConvention"> = (call) => {
  const { store, body, now, refuse } = call;
  const playbook = namedPlaybook(call);
  const convention = namedConvention(call);
  const sameKey = conventionAt(store, playbook.id, body.key ?? convention.key);
  if (sameKey && sameKey.id !== convention.id) throw refuse("keyTaken");
  // `updated_at` says when a field last changed; what was so already is no change.
  if (JSON.stringify({ ...convention, ...body }) === JSON.stringify(convention)) return { data: convention };
  const data = store.conventions.update(convention, { ...body, updated_at: now() });
  recount(call, playbook);
  return { data };
};
