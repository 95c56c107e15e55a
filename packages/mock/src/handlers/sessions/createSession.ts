import type { Handler } from "../../call.ts";
import { fromZero, stillRunning } from "../../rules/sessions/runs.ts";
import { agentOf } from "../../rules/sessions/session-agent.ts";
import { placeOf } from "../../rules/sessions/session-place.ts";
import { threadToContinue } from "../../rules/sessions/threads.ts";

// How long ago, in seconds, a session may have ended for its thread to go on.
const week = 7 * 24 * 60 * 60;

export const createSession: Handler<"createSession"> = (call) => {
  const { store, caller, body, random, now } = call;
  const { id, name } = caller.user;
  const beginning = { ...placeOf(call), component: body.component ?? null, user: { id, name } };
  const data = store.sessions.add({
    id: random.uuid(),
    run_id: random.uuid(),
    thread_id: threadToContinue(store, beginning, now(-week)) ?? random.uuid(),
    ...beginning,
    ...agentOf(store, beginning, body.agent_name ?? null),
    ...fromZero,
    ...stillRunning,
    started_at: now(),
  });
  return { data };
};
