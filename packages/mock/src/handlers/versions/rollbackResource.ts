import type { Handler } from "../../handler.ts";
import { setCurrentVersion, versionOf } from "../../rules/resources/versions.ts";

export const rollbackResource: Handler<"rollbackResource"> = (context) => {
  const { store, resource, body, error } = context;
  const version = versionOf(store, resource, body.version_hash);
  if (!version) throw error("unknown");
  return { data: setCurrentVersion(context, resource, version) };
};
