import type { Handler } from "../../handler.ts";
import { conventionInPath, updateConventionCount } from "../../rules/playbooks/playbooks.ts";

export const deleteConvention: Handler<"deleteConvention"> = (context) => {
  const { store, playbook } = context;
  const { id } = conventionInPath(context);
  // Playbooks that inherit the convention may have challenges to it.
  for (const challenge of store.challenges.all()) {
    if (challenge.convention_id === id) store.challenges.remove(challenge.id);
  }
  store.conventions.remove(id);
  updateConventionCount(context, playbook);
  return { message: "Convention deleted" };
};
