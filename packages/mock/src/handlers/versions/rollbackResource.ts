import type { Handler } from "../../handler.ts";
import { findVersion, setCurrentVersion } from "../../rules/resources/versions.ts";

export const rollbackResource: Handler<"rollbackResource"> = (context) => {
  const { store, resource, body, error } = context;
  const version = findVersion(store, resource, body.version_hash);
  if (!version) throw error("unknown");
  return { data: setCurrentVersion(context, resource, version) };
};
