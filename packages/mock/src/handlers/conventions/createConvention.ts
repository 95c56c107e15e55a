import type { Handler } from "../../handler.ts";
import {
  addConvention,
  findConvention,
  maxConventions,
  updateConventionCount,
} from "../../rules/playbooks/playbooks.ts";

export const createConvention: Handler<"createConvention"> = (context) => {
  const { store, playbook, body, contract, error } = context;
  if (findConvention(store, playbook.id, body.key)) throw error("keyTaken");
  if (store.conventions.in(playbook.id).length >= maxConventions(contract)) throw error("playbookFull");
  const data = addConvention(context, playbook, { ...body, rationale: body.rationale ?? null });
  updateConventionCount(context, playbook);
  return { data };
};
