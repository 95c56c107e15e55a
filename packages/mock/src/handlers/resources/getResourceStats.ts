import type { Handler } from "../../call.ts";
import { endedSessionsOf } from "../../rules/resources/agent-sessions.ts";
import { figuresOf } from "../../rules/resources/resource-stats.ts";
import { resourceOf } from "../../rules/resources/resources.ts";

export const getResourceStats: Handler<"getResourceStats"> = (call) => {
  const resource = resourceOf(call);
  const sessions = endedSessionsOf(call.store, resource, call.caller.user.id);
  return { data: { resource_id: resource.id, ...figuresOf(sessions) } };
};
