import type { Handler } from "../../call.ts";
import { projectWithSlug } from "../../rules/projects/projects.ts";

export const checkProjectSlug: Handler<"checkProjectSlug"> = ({ store, organization, query }) => ({
  data: {
    organization_id: organization.id,
    slug: query.slug,
    available: !projectWithSlug(store, organization.id, query.slug),
  },
});
