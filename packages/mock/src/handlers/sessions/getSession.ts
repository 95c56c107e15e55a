import type { Handler } from "../../call.ts";
import { visibleSession } from "../../rules/sessions/sessions.ts";

export const getSession: Handler<"getSession"> = (call) => ({ data: visibleSession(call) });
