import type { Handler } from "../../call.ts";
import { seesSession } from "../../rules/sessions/session-access.ts";
import { createFilter } from "../../rules/sessions/session-filters.ts";

export const listSessions: Handler<"listSessions"> = (call) => {
  const passes = createFilter(call, call.query);
  const sessions = call.store.sessions.in(call.organization.id);
  return sessions.filter((session) => passes(session) && seesSession(call, session));
};
