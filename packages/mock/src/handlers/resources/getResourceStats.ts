import type { Handler } from "../../call.ts";
import { endedSessionsOf } from "../../rules/resources/agent-sessions.ts";
import { statsOf } from "../../rules/resources/resource-stats.ts";
import { tallyOf } from "../../rules/statistics/tally.ts";

export const getResourceStats: Handler<"getResourceStats"> = ({ store, resource, caller }) => {
  const sessions = endedSessionsOf(store, resource, caller.user.id);
  return { data: { resource_id: resource.id, ...statsOf(tallyOf(sessions)) } };
};
