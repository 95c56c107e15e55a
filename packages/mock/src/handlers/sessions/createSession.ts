import type { Handler } from "../../call.ts";
import { toPerson } from "../../rules/authentication/users.ts";
import { agentOf } from "../../rules/sessions/session-agent.ts";
import { placeOf } from "../../rules/sessions/session-place.ts";
import { threadToContinue } from "../../rules/sessions/threads.ts";
import { unreported } from "../../rules/sessions/unreported.ts";

// How long ago, in seconds, a session may have ended for its thread to go on.
const week = 7 * 24 * 60 * 60;

export const createSession: Handler<"createSession"> = (call) => {
  const { store, caller, body, random, now } = call;
  const beginning = { ...placeOf(call), component: body.component ?? null, user: toPerson(caller.user) };
  const data = store.sessions.add({
    id: random.uuid(),
    run_id: random.uuid(),
    thread_id: threadToContinue(store, beginning, now(-week)) ?? random.uuid(),
    ...beginning,
    ...agentOf(store, beginning, body.agent_name ?? null),
    ...unreported,
    started_at: now(),
  });
  return { data };
};
