import type { Handler } from "../../handler.ts";
import { visibleSessions } from "../../rules/sessions/sessions.ts";

export const searchSessions: Handler<"searchSessions"> = (context) => visibleSessions(context).filter(context.matches);
