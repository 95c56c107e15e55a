import type { Handler } from "../../call.ts";

export const publishResource: Handler<"publishResource"> = ({ store, resource, refuse }) => {
  if (resource.project_id !== null) throw refuse("nothingBelow");
  if (resource.published) throw refuse("published");
  return { data: store.resources.update(resource, { published: true }) };
};
