import type { Handler } from "../../handler.ts";
import { visibleSessions } from "../../rules/sessions/sessions.ts";

export const listSessions: Handler<"listSessions"> = (context) => visibleSessions(context).filter(context.matches);
