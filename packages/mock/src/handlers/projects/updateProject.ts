import type { Handler } from "../../call.ts";
import { change } from "../../rules/change.ts";
import { inOrganization } from "../../rules/find.ts";
import { projectWithSlug } from "../../rules/projects/projects.ts";

export const updateProject: Handler<"updateProject"> = (call) => {
  const { store, path, body, now, refuse } = call;
  const project = inOrganization(store.projects, path.id, call);
  const sameSlug = projectWithSlug(store, project.organization_id, body.slug ?? project.slug);
  if (sameSlug && sameSlug.id !== project.id) throw refuse("slugTaken");
  return { data: change(store.projects, project, { ...body, updated_at: now() }) };
};
