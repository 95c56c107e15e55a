import type { Handler } from "../../call.ts";
import { page } from "../../rules/page.ts";
import { effectiveConventions, namedPlaybook } from "../../rules/playbooks/conventions.ts";

export const listEffectiveConventions: Handler<"listEffectiveConventions"> = (call) =>
  page(effectiveConventions(call.store, namedPlaybook(call)), call.query);
