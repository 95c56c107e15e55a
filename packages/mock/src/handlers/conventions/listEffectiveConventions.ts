import type { Handler } from "../../handler.ts";
import { effectiveConventions } from "../../rules/playbooks/playbooks.ts";

export const listEffectiveConventions: Handler<"listEffectiveConventions"> = ({ store, playbook }) =>
  effectiveConventions(store, playbook);
