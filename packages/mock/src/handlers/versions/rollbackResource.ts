import type { Handler } from "../../call.ts";
import { resourceOf } from "../../rules/resources/resources.ts";
import { makeCurrent, versionOf } from "../../rules/resources/versions.ts";

export const rollbackResource: Handler<"rollbackResource"> = (call) => {
  const { store, body, now, refuse } = call;
  const resource = resourceOf(call);
  const version = versionOf(store, resource, body.version_hash);
  if (!version) throw refuse("unknown");
  return { data: makeCurrent(store, resource, version, now()) };
};
