import type { Handler } from "../../handler.ts";
import { effectiveConventions } from "../../rules/playbooks/playbooks.ts";

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
