import type { Handler } from "../../call.ts";
import { conventionInPath, recount } from "../../rules/playbooks/conventions.ts";

export const deleteConvention: Handler<"deleteConvention"> = (call) => {
  const { store, playbook } = call;
  const { id } = conventionInPath(call);
  // One that other playbooks inherit may have been challenged there.
  for (const challenge of store.challenges.all()) {
    if (challenge.convention_id === id) store.challenges.remove(challenge.id);
  }
  store.conventions.remove(id);
  recount(call, playbook);
  return { message: "Convention deleted" };
};
