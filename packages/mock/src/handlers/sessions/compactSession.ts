import type { Handler } from "../../handler.ts";
import { scheduleAnalysis } from "../../rules/sessions/jobs.ts";
import {
  endTimeOf,
  initialSessionFields,
  runningSessionInPath,
  saveVisibility,
  visibilityOf,
} from "../../rules/sessions/sessions.ts";

export const compactSession: Handler<"compactSession"> = (context) => {
  const { store, random, now } = context;
  const session = runningSessionInPath(context);
  const visibility = visibilityOf(store, session);
  const ended_at = endTimeOf(session, now());
  store.sessions.update(session, { ended_at });
  scheduleAnalysis(context, session, "analyse_compacted_session");
  const data = store.sessions.add({
    ...session,
    ...initialSessionFields,
    id: random.uuid(),
    started_at: ended_at,
  });
  // Keep the visibility of a session whose repository was unlinked.
  if (data.repository_id === null) saveVisibility(store, [data], visibility);
  return { data };
};
