import type { Handler } from "../../call.ts";
import { analyseLater } from "../../rules/sessions/analysis.ts";
import { runningSession } from "../../rules/sessions/sessions.ts";

export const endSession: Handler<"endSession"> = (call) => {
  const { store, body, now } = call;
  const data = store.sessions.update(runningSession(call), { ...body, ended_at: now() });
  analyseLater(call, data, "analyse_session");
  return { data };
};
