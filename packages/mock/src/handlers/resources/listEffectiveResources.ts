import type { Handler } from "../../handler.ts";
import { requireProject } from "../../rules/projects/projects.ts";
import { paginate } from "../../rules/records.ts";
import { toEffective } from "../../rules/resources/effective.ts";
import { applicableResources } from "../../rules/resources/tiers.ts";

export const listEffectiveResources: Handler<"listEffectiveResources"> = (context) => {
  const { store, caller, query, matches } = context;
  const { organization_id, project_id = null } = query;
  const scope = { organization_id, project_id };
  requireProject(context, scope);
  const applicable = applicableResources(store, scope);
  const { data, meta } = paginate(applicable.filter(matches), query);
  return { data: data.map((resource) => toEffective(store, resource, caller.user.id)), meta };
};
