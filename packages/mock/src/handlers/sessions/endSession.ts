import type { Handler } from "../../handler.ts";
import { scheduleAnalysis } from "../../rules/sessions/jobs.ts";
import { endTimeOf, runningSessionInPath } from "../../rules/sessions/sessions.ts";

export const endSession: Handler<"endSession"> = (context) => {
  const { store, body, now } = context;
  const session = runningSessionInPath(context);
  const data = store.sessions.update(session, { ...body, ended_at: endTimeOf(session, now()) });
  scheduleAnalysis(context, data, "analyse_session");
  return { data };
};
