import type { Handler } from "../../call.ts";
import { found } from "../../rules/find.ts";
import { versionOf } from "../../rules/resources/versions.ts";

export const getResourceVersion: Handler<"getResourceVersion"> = ({ store, path, refuse }) => ({
  data: found(versionOf(store, path, path.hash), refuse),
});
