import type { Handler } from "../../handler.ts";
import { conventionInPath, findConvention, updateConventionCount } from "../../rules/playbooks/playbooks.ts";
import { updateIfChanged } from "../../rules/records.ts";

export const updateConvention: Handler<"updateConvention"> = (context) => {
  const { store, playbook, body, now, error } = context;
  const convention = conventionInPath(context);
  const sameKey = findConvention(store, playbook.id, body.key ?? convention.key);
  if (sameKey && sameKey.id !== convention.id) throw error("keyTaken");
  const data = updateIfChanged(store.conventions, convention, { ...body, updated_at: now() });
  if (data !== convention) updateConventionCount(context, playbook);
  return { data };
};
