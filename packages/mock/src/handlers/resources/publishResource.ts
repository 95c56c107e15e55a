import type { Handler } from "../../call.ts";
import { resourceInPath } from "../../rules/resources/resources.ts";

export const publishResource: Handler<"publishResource"> = (call) => {
  const { store, refuse } = call;
  const resource = resourceInPath(call);
  if (resource.project_id !== null) throw refuse("nothingBelow");
  if (resource.published) throw refuse("published");
  return { data: store.resources.update(resource, { published: true }) };
};
