import type { Handler } from "../../call.ts";
import { projectWithSlug } from "../../rules/projects/projects.ts";

export const createProject: Handler<"createProject"> = ({ store, organization, body, random, now, refuse }) => {
  if (projectWithSlug(store, organization.id, body.slug)) throw refuse("slugTaken");
  const data = store.projects.add({
    id: random.uuid(),
    organization_id: organization.id,
    name: body.name,
    slug: body.slug,
    project_type: body.project_type,
    created_at: now(),
    updated_at: now(),
  });
  return { data };
};
