import type { Handler } from "../../handler.ts";

export const publishResource: Handler<"publishResource"> = ({ store, resource, error }) => {
  if (resource.project_id !== null) throw error("nothingBelow");
  if (resource.published) throw error("published");
  return { data: store.resources.update(resource, { published: true }) };
};
