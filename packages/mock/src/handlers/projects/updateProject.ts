import type { Handler } from "../../call.ts";
import { change } from "../../rules/change.ts";
import { projectWithSlug } from "../../rules/projects/projects.ts";

export const updateProject: Handler<"updateProject"> = ({ store, find, body, now, refuse }) => {
  const project = find("projects");
  const sameSlug = projectWithSlug(store, project.organization_id, body.slug ?? project.slug);
  if (sameSlug && sameSlug.id !== project.id) throw refuse("slugTaken");
  return { data: change(store.projects, project, { ...body, updated_at: now() }) };
};
