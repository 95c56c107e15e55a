import type { Handler } from "../../call.ts";
import { hierarchyOf } from "../../rules/sessions/hierarchy.ts";
import { sessionInPath } from "../../rules/sessions/session-access.ts";

export const getSessionHierarchy: Handler<"getSessionHierarchy"> = (call) => ({
  data: hierarchyOf(call, sessionInPath(call)),
});
