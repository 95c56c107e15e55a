import type { Handler } from "../../call.ts";
import { page } from "../../rules/page.ts";
import { requireProject } from "../../rules/projects/projects.ts";
import { toEffective } from "../../rules/resources/effective.ts";
import { allApplicable, filterResources } from "../../rules/resources/tiers.ts";

export const listEffectiveResources: Handler<"listEffectiveResources"> = (call) => {
  const { store, caller, query, permit } = call;
  const { organization_id, project_id = null, resource_type } = query;
  permit(organization_id);
  const place = { organization_id, project_id };
  requireProject(call, place);
  const applicable = allApplicable(store, place);
  const { data, meta } = page(filterResources(applicable, { resource_type }), query);
  return { data: data.map((resource) => toEffective(store, resource, caller.user.id)), meta };
};
