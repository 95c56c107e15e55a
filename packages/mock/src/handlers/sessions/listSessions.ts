import type { Handler } from "../../handler.ts";
import { canSeeSession, createSessionFilter } from "../../rules/sessions/sessions.ts";

export const listSessions: Handler<"listSessions"> = (context) => {
  const matchesFilters = createSessionFilter(context, context.query);
  const sessions = context.store.sessions.in(context.organization.id);
  return sessions.filter((session) => matchesFilters(session) && canSeeSession(context, session));
};
