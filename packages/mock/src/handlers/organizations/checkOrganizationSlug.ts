import type { Handler } from "../../handler.ts";

export const checkOrganizationSlug: Handler<"checkOrganizationSlug"> = ({ store, query }) => ({
  data: { slug: query.slug, available: !store.organizations.find({ slug: query.slug }) },
});
