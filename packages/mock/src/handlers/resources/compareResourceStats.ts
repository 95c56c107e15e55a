import type { Call, Handler } from "../../call.ts";
import { endedSessionsOf } from "../../rules/resources/agent-sessions.ts";
import { figuresOf, significanceOf } from "../../rules/resources/resource-stats.ts";
import { resourceOf } from "../../rules/resources/resources.ts";
import { versionOf } from "../../rules/resources/versions.ts";

export const compareResourceStats: Handler<"compareResourceStats"> = (call) => {
  const { store, caller } = call;
  const resource = resourceOf(call);
  const versions = { from: versionIn(call, "from_hash"), to: versionIn(call, "to_hash") };
  const sessions = endedSessionsOf(store, resource, caller.user.id);
  const statsOf = ({ version_hash, version_number }: typeof versions.from) => {
    const withIt = sessions.filter(({ agent_version_hash }) => agent_version_hash === version_hash);
    return { version_hash, version_number, ...figuresOf(withIt) };
  };
  const [from, to] = [statsOf(versions.from), statsOf(versions.to)];
  return { data: { resource_id: resource.id, from, to, ...significanceOf(from, to) } };
};

function versionIn({ store, path, query, refuse }: Call<"compareResourceStats">, parameter: "from_hash" | "to_hash") {
  const version = versionOf(store, path, query[parameter]);
  if (!version) throw refuse("versionUnknown", parameter);
  return version;
}
