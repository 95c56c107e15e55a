import type { Handler } from "../../call.ts";
import { requireTwoVersions } from "../../rules/experiments/experiment-arms.ts";
import { chooseSlug } from "../../rules/experiments/experiment-slug.ts";

export const createExperiment: Handler<"createExperiment"> = (call) => {
  const { store, organization, body, caller, random, now, refuse } = call;
  const resource = store.resources.get(body.resource_id);
  const isTheirs = resource?.organization_id === organization.id && resource.resource_type === "agent";
  if (!isTheirs) throw refuse("resourceUnknown");
  requireTwoVersions(call, body);
  const data = store.experiments.add({
    id: random.uuid(),
    organization_id: organization.id,
    resource_id: resource.id,
    name: body.name,
    slug: chooseSlug(store, organization.id, random),
    status: "draft",
    control_version_hash: body.control_version_hash,
    variant_version_hash: body.variant_version_hash,
    traffic_split: body.traffic_split,
    deployed_arm: null,
    created_by: { id: caller.user.id, name: caller.user.name },
    created_at: now(),
    started_at: null,
    ended_at: null,
  });
  return { data };
};
