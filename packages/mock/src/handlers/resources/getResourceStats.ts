import type { Handler } from "../../handler.ts";
import { endedSessionsOf, statsOf } from "../../rules/resources/stats.ts";
import { tallyOf } from "../../rules/statistics/tally.ts";

export const getResourceStats: Handler<"getResourceStats"> = ({ store, resource, caller }) => {
  const sessions = endedSessionsOf(store, resource, caller.user.id);
  return { data: { resource_id: resource.id, ...statsOf(tallyOf(sessions)) } };
};
