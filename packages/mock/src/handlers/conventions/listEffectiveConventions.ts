import type { Handler } from "../../call.ts";
import { page } from "../../rules/page.ts";
import { effectiveConventions, playbookInPath } from "../../rules/playbooks/conventions.ts";

export const listEffectiveConventions: Handler<"listEffectiveConventions"> = (call) =>
  page(effectiveConventions(call.store, playbookInPath(call)), call.query);
