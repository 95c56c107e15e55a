import type { Handler } from "../../handler.ts";
import { createExperimentSlug, requireDistinctVersions, statusAfter } from "../../rules/experiments/experiments.ts";
import { findInOrganization } from "../../rules/records.ts";

export const createExperiment: Handler<"createExperiment"> = (context) => {
  const { store, organization, body, caller, random, now, error } = context;
  const resource = findInOrganization(store.resources, body.resource_id, organization.id);
  if (resource?.resource_type !== "agent") throw error("resourceUnknown");
  requireDistinctVersions(context, body);
  const data = store.experiments.add({
    id: random.uuid(),
    organization_id: organization.id,
    resource_id: resource.id,
    name: body.name,
    slug: createExperimentSlug(store, organization.id, random),
    status: statusAfter.create,
    control_version_hash: body.control_version_hash,
    variant_version_hash: body.variant_version_hash,
    traffic_split: body.traffic_split,
    deployed_arm: null,
    created_by: caller.user,
    created_at: now(),
    started_at: null,
    ended_at: null,
  });
  return { data };
};
