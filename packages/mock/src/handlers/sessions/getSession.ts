import type { Handler } from "../../call.ts";
import { sessionInPath } from "../../rules/sessions/sessions.ts";

export const getSession: Handler<"getSession"> = (call) => ({ data: sessionInPath(call) });
