import type { Handler } from "../../call.ts";
import { sessionInPath } from "../../rules/sessions/session-access.ts";

export const getSession: Handler<"getSession"> = (call) => ({ data: sessionInPath(call) });
