import type { Handler } from "../../call.ts";
import { toEffective } from "../../rules/resources/effective.ts";
import { resourceInPath } from "../../rules/resources/resources.ts";

export const getEffectiveResource: Handler<"getEffectiveResource"> = (call) => ({
  data: toEffective(call.store, resourceInPath(call)),
});
