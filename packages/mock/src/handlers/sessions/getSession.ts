import type { Handler } from "../../handler.ts";
import { sessionInPath } from "../../rules/sessions/sessions.ts";

export const getSession: Handler<"getSession"> = (context) => ({ data: sessionInPath(context) });
