import type { Handler } from "../../handler.ts";

export const createProject: Handler<"createProject"> = ({ store, organization, body, random, now, error }) => {
  if (store.projects.find({ organization_id: organization.id, slug: body.slug })) throw error("slugTaken");
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
