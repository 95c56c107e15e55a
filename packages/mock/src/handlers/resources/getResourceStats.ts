import type { Handler } from "../../call.ts";
import { endedSessionsOf } from "../../rules/resources/agent-sessions.ts";
import { statsOf } from "../../rules/resources/resource-stats.ts";
import { resourceInPath } from "../../rules/resources/resources.ts";
import { tallyOf } from "../../rules/statistics/tally.ts";

export const getResourceStats: Handler<"getResourceStats"> = (call) => {
  const resource = resourceInPath(call);
  const sessions = endedSessionsOf(call.store, resource, call.caller.user.id);
  return { data: { resource_id: resource.id, ...statsOf(tallyOf(sessions)) } };
};
