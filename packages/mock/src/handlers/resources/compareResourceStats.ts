import type { Handler, HandlerContext } from "../../handler.ts";
import { endedSessionsOf, statsOf } from "../../rules/resources/stats.ts";
import { findVersion } from "../../rules/resources/versions.ts";
import { significanceOf } from "../../rules/statistics/significance.ts";
import { tallyOf } from "../../rules/statistics/tally.ts";

export const compareResourceStats: Handler<"compareResourceStats"> = (context) => {
  const { resource } = context;
  const versions = { from: versionIn(context, "from_hash"), to: versionIn(context, "to_hash") };
  const sessions = endedSessionsOf(context.store, resource, context.caller.user.id);
  const sideOf = ({ version_hash, version_number }: typeof versions.from) => {
    const tally = tallyOf(sessions.filter(({ agent_version_hash }) => agent_version_hash === version_hash));
    return { tally, stats: { version_hash, version_number, ...statsOf(tally) } };
  };
  const from = sideOf(versions.from);
  const to = sideOf(versions.to);
  const significance = significanceOf(from.tally, to.tally);
  return { data: { resource_id: resource.id, from: from.stats, to: to.stats, ...significance } };
};

function versionIn(
  { store, path, query, error }: HandlerContext<"compareResourceStats">,
  parameter: "from_hash" | "to_hash",
) {
  const version = findVersion(store, path, query[parameter]);
  if (!version) throw error("versionUnknown", parameter);
  return version;
}
