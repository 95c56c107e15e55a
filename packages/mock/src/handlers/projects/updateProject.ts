import type { Handler } from "../../handler.ts";
import { updateIfChanged } from "../../rules/records.ts";

export const updateProject: Handler<"updateProject"> = ({ store, find, body, now, error }) => {
  const project = find("projects");
  const { slug = project.slug } = body;
  const sameSlug = store.projects.find({ organization_id: project.organization_id, slug });
  if (sameSlug && sameSlug.id !== project.id) throw error("slugTaken");
  return { data: updateIfChanged(store.projects, project, { ...body, updated_at: now() }) };
};
