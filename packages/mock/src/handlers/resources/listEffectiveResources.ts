import type { Handler } from "../../handler.ts";
import { paginate } from "../../rules/page.ts";
import { requireProject } from "../../rules/projects/projects.ts";
import { toEffective } from "../../rules/resources/effective.ts";
import { applicableResources, filterResources } from "../../rules/resources/tiers.ts";

export const listEffectiveResources: Handler<"listEffectiveResources"> = (context) => {
  const { store, caller, query } = context;
  const { organization_id, project_id = null, resource_type } = query;
  const scope = { organization_id, project_id };
  requireProject(context, scope);
  const applicable = applicableResources(store, scope);
  const { data, meta } = paginate(filterResources(applicable, { resource_type }), query);
  return { data: data.map((resource) => toEffective(store, resource, caller.user.id)), meta };
};
