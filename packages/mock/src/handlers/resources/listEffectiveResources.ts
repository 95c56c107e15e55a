import type { Handler } from "../../call.ts";
import { page } from "../../rules/page.ts";
import { toEffective } from "../../rules/resources/effective.ts";
import { filterResources, isProjectOf } from "../../rules/resources/resources.ts";
import { allApplicable } from "../../rules/resources/tiers.ts";

export const listEffectiveResources: Handler<"listEffectiveResources"> = (call) => {
  const { store, caller, query, permit, refuse } = call;
  const { organization_id, project_id = null, resource_type } = query;
  permit(organization_id);
  if (project_id !== null && !isProjectOf(store, organization_id, project_id)) throw refuse("projectUnknown");
  const applicable = allApplicable(store, { organization_id, project_id });
  const { data, meta } = page(filterResources(applicable, { resource_type }), query);
  return { data: data.map((resource) => toEffective(store, resource, caller.user.id)), meta };
};
