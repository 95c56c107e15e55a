import type { Handler } from "../../handler.ts";

export const checkProjectSlug: Handler<"checkProjectSlug"> = ({ store, organization, query }) => ({
  data: {
    organization_id: organization.id,
    slug: query.slug,
    available: !store.projects.find({ organization_id: organization.id, slug: query.slug }),
  },
});
