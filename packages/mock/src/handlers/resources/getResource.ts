import type { Handler } from "../../handler.ts";
import { currentVersion } from "../../rules/resources/versions.ts";

export const getResource: Handler<"getResource"> = ({ store, resource }) => {
  return { data: { ...resource, content: currentVersion(store, resource).content } };
};
