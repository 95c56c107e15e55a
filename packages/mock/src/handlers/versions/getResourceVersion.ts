import type { Handler } from "../../handler.ts";
import { requireFound } from "../../rules/find.ts";
import { versionOf } from "../../rules/resources/versions.ts";

export const getResourceVersion: Handler<"getResourceVersion"> = ({ store, path, error }) => ({
  data: requireFound(versionOf(store, path, path.hash), error),
});
