import type { Handler } from "../../handler.ts";
import { canSeeSession, findOldestFirst } from "../../rules/sessions/sessions.ts";
import { toThread } from "../../rules/sessions/threads.ts";
import { groupBy } from "../../rules/statistics/tally.ts";
import { compareStrings } from "../../store/sorting.ts";

export const listSessionThreads: Handler<"listSessionThreads"> = (context) => {
  const { store, organization, contract, matches } = context;
  const visibleSessions = findOldestFirst(
    store,
    (session) => session.organization_id === organization.id && canSeeSession(context, session),
  );
  return groupBy(visibleSessions, ({ thread_id }) => thread_id)
    .filter((sessions) => sessions.some(matches))
    .map((sessions) => toThread(contract, sessions))
    .sort((a, b) => compareStrings(b.last_activity_at, a.last_activity_at) || compareStrings(a.id, b.id));
};
