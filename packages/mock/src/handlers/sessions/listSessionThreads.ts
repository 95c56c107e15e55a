import type { Handler } from "../../call.ts";
import { oldestFirst } from "../../rules/sessions/oldest-first.ts";
import { seesSession } from "../../rules/sessions/session-access.ts";
import { createFilter } from "../../rules/sessions/session-filters.ts";
import { groupByThread, toThread } from "../../rules/sessions/threads.ts";
import { compare } from "../../store/orders.ts";

export const listSessionThreads: Handler<"listSessionThreads"> = (call) => {
  const { store, organization, query, contract } = call;
  const passes = createFilter(call, query);
  const seen = oldestFirst(
    store,
    (session) => session.organization_id === organization.id && seesSession(call, session),
  );
  return groupByThread(seen)
    .filter((sessions) => sessions.some(passes))
    .map((sessions) => toThread(contract, sessions))
    .sort((a, b) => compare(b.last_activity_at, a.last_activity_at) || compare(a.id, b.id));
};
