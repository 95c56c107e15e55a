import type { Handler } from "../../call.ts";
import { createFilter, oldestFirst, seesSession } from "../../rules/sessions/sessions.ts";
import { toThread } from "../../rules/sessions/threads.ts";
import { groupBy } from "../../rules/statistics/tally.ts";
import { compare } from "../../store/orders.ts";

export const listSessionThreads: Handler<"listSessionThreads"> = (call) => {
  const { store, organization, query, contract } = call;
  const passes = createFilter(call, query);
  const seen = oldestFirst(
    store,
    (session) => session.organization_id === organization.id && seesSession(call, session),
  );
  return groupBy(seen, ({ thread_id }) => thread_id)
    .filter((sessions) => sessions.some(passes))
    .map((sessions) => toThread(contract, sessions))
    .sort((a, b) => compare(b.last_activity_at, a.last_activity_at) || compare(a.id, b.id));
};
