import type { Handler } from "../../call.ts";
import { effectiveConventions } from "../../rules/playbooks/conventions.ts";

export const listEffectiveConventions: Handler<"listEffectiveConventions"> = ({ store, playbook }) =>
  effectiveConventions(store, playbook);
