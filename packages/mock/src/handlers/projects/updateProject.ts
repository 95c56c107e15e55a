import type { Handler } from "../../call.ts";
import { inOrganization } from "../../rules/find.ts";

export const updateProject: Handler<"updateProject"> = (call) => {
  const { store, path, body, now, refuse } = call;
  const project = inOrganization(store.projects, path.id, call);
  const { name = project.name, slug = project.slug } = body;
  const holder = store.projects.find(`${project.organization_id} ${slug}`);
  if (holder && holder.id !== project.id) throw refuse("slugTaken");
  if (name === project.name && slug === project.slug) return { data: project };
  return { data: store.projects.update(project, { name, slug, updated_at: now() }) };
};
