import type { Handler } from "../../call.ts";
import { resourceInPath } from "../../rules/resources/resources.ts";
import { currentVersion } from "../../rules/resources/versions.ts";

export const getResource: Handler<"getResource"> = (call) => {
  const resource = resourceInPath(call);
  return { data: { ...resource, content: currentVersion(call.store, resource).content } };
};
