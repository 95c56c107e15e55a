import type { Handler } from "../../call.ts";
import { effectiveConventions, playbookInPath } from "../../rules/playbooks/conventions.ts";

export const listEffectiveConventions: Handler<"listEffectiveConventions"> = (call) =>
  effectiveConventions(call.store, playbookInPath(call));
