import type { Handler } from "../../call.ts";
import { versionOf } from "../../rules/resources/versions.ts";

export const getResourceVersion: Handler<"getResourceVersion"> = ({ store, path, refuse }) => {
  const data = versionOf(store, path, path.hash);
  if (!data) throw refuse("notFound");
  return { data };
};
