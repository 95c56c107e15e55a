import type { Handler } from "../../call.ts";

export const checkProjectSlug: Handler<"checkProjectSlug"> = ({ store, organization, query: { slug } }) => ({
  data: { organization_id: organization.id, slug, available: !store.projects.find(`${organization.id} ${slug}`) },
});
