import type { Handler } from "../../call.ts";
import { change } from "../../rules/change.ts";

export const updateProject: Handler<"updateProject"> = ({ store, find, body, now, refuse }) => {
  const project = find("projects");
  const sameSlug = store.projects.find({ ...project, ...body });
  if (sameSlug && sameSlug.id !== project.id) throw refuse("slugTaken");
  return { data: change(store.projects, project, { ...body, updated_at: now() }) };
};
