import type { Handler } from "../../call.ts";
import { analyseLater } from "../../rules/sessions/jobs.ts";
import { endOf, runningSessionInPath } from "../../rules/sessions/sessions.ts";

export const endSession: Handler<"endSession"> = (call) => {
  const { store, body, now } = call;
  const session = runningSessionInPath(call);
  const data = store.sessions.update(session, { ...body, ended_at: endOf(session, now()) });
  analyseLater(call, data, "analyse_session");
  return { data };
};
