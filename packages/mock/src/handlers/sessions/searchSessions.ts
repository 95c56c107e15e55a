import type { Handler } from "../../call.ts";
import { createSearch } from "../../rules/sessions/search.ts";
import { seesSession } from "../../rules/sessions/session-access.ts";

export const searchSessions: Handler<"searchSessions"> = (call) => {
  const finds = createSearch(call.store, call.query.q);
  const sessions = call.store.sessions.in(call.organization.id);
  return sessions.filter((session) => seesSession(call, session) && finds(session));
};
