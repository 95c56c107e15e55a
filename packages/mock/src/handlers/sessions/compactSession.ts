import type { Handler } from "../../call.ts";
import { analyseLater } from "../../rules/sessions/jobs.ts";
import {
  endOf,
  keepVisibility,
  runningSessionInPath,
  unreported,
  visibilityOf,
} from "../../rules/sessions/sessions.ts";

export const compactSession: Handler<"compactSession"> = (call) => {
  const { store, random, now } = call;
  const session = runningSessionInPath(call);
  const visibility = visibilityOf(store, session);
  const ended_at = endOf(session, now());
  store.sessions.update(session, { ended_at });
  analyseLater(call, session, "analyse_compacted_session");
  const data = store.sessions.add({
    ...session,
    ...unreported,
    id: random.uuid(),
    started_at: ended_at,
  });
  // Where its repository is unlinked, the run is seen by the same people as before.
  if (data.repository_id === null) keepVisibility(store, [data], visibility);
  return { data };
};
