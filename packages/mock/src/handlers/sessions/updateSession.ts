import type { Handler } from "../../handler.ts";
import { runningSessionInPath } from "../../rules/sessions/sessions.ts";

export const updateSession: Handler<"updateSession"> = (context) => ({
  data: context.store.sessions.update(runningSessionInPath(context), context.body),
});
