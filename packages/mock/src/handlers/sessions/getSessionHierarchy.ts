import type { Handler } from "../../call.ts";
import { hierarchyOf } from "../../rules/sessions/hierarchy.ts";
import { visibleSession } from "../../rules/sessions/sessions.ts";

export const getSessionHierarchy: Handler<"getSessionHierarchy"> = (call) => ({
  data: hierarchyOf(call.store, visibleSession(call)),
});
