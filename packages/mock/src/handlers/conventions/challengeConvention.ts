import type { Handler } from "../../call.ts";
import { toPerson } from "../../rules/authentication/users.ts";
import { effectiveConventions } from "../../rules/playbooks/conventions.ts";

export const challengeConvention: Handler<"challengeConvention"> = (call) => {
  const { store, playbook, body, caller, random, now, refuse } = call;
  const convention = effectiveConventions(store, playbook).find(({ id }) => id === body.convention_id);
  if (!convention) throw refuse("notEffective");
  const data = store.challenges.add({
    id: random.uuid(),
    playbook_id: playbook.id,
    convention_id: convention.id,
    reason: body.reason,
    status: "open",
    challenged_by: toPerson(caller.user),
    created_at: now(),
  });
  return { data };
};
