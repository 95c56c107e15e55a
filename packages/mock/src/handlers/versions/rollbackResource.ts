import type { Handler } from "../../call.ts";
import { makeCurrent, versionOf } from "../../rules/resources/versions.ts";

export const rollbackResource: Handler<"rollbackResource"> = (call) => {
  const { store, resource, body, refuse } = call;
  const version = versionOf(store, resource, body.version_hash);
  if (!version) throw refuse("unknown");
  return { data: makeCurrent(call, resource, version) };
};
