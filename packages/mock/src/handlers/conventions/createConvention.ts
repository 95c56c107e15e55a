import type { Handler } from "../../call.ts";
import { addConvention, conventionAt, mostConventions, recount } from "../../rules/playbooks/conventions.ts";

export const createConvention: Handler<"createConvention"> = (call) => {
  const { store, playbook, body, contract, refuse } = call;
  if (conventionAt(store, playbook.id, body.key)) throw refuse("keyTaken");
  if (store.conventions.in(playbook.id).length >= mostConventions(contract)) throw refuse("playbookFull");
  const data = addConvention(call, playbook, { ...body, rationale: body.rationale ?? null });
  recount(call, playbook);
  return { data };
};
