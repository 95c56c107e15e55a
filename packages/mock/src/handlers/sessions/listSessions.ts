import type { Handler } from "../../call.ts";
import { createFilter, seesSession } from "../../rules/sessions/sessions.ts";

export const listSessions: Handler<"listSessions"> = (call) => {
  const passes = createFilter(call, call.query);
  const sessions = call.store.sessions.in(call.organization.id);
  return sessions.filter((session) => passes(session) && seesSession(call, session));
};
