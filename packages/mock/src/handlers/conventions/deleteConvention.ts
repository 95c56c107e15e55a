import type { Handler } from "../../handler.ts";
import { conventionInPath, updateConventionCount } from "../../rules/playbooks/playbooks.ts";

export const deleteConvention: Handler<"deleteConvention"> = (context) => {
  const { store, playbook } = context;
  const { id } = conventionInPath(context);
  store.conventions.remove(id);
  updateConventionCount(context, playbook);
  return { message: "Convention deleted" };
};
