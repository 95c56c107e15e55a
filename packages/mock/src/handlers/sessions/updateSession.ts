import type { Handler } from "../../call.ts";
import { runningSessionInPath } from "../../rules/sessions/sessions.ts";

// The figures are totals: they take the place of those before.
export const updateSession: Handler<"updateSession"> = (call) => ({
  data: call.store.sessions.update(runningSessionInPath(call), call.body),
});
