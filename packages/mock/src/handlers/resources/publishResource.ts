import type { Handler } from "../../handler.ts";

export const publishResource: Handler<"publishResource"> = ({ store, resource, error }) => {
  if (resource.project_id !== null) throw error("noTierBelow");
  if (resource.published) throw error("alreadyPublished");
  return { data: store.resources.update(resource, { published: true }) };
};
