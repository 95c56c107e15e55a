import type { Handler } from "../../handler.ts";
import { requireFound } from "../../rules/records.ts";
import { findVersion } from "../../rules/resources/versions.ts";

export const getResourceVersion: Handler<"getResourceVersion"> = ({ store, path, error }) => ({
  data: requireFound(findVersion(store, path, path.hash), error),
});
