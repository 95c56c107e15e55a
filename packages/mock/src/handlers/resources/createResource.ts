import type { Resource } from "@crewkit/types";
import type { Call, Handler } from "../../call.ts";
import { requireProject } from "../../rules/projects/projects.ts";
import { resourceAt } from "../../rules/resources/tiers.ts";
import { addResource } from "../../rules/resources/versions.ts";

export const createResource: Handler<"createResource"> = (call) => {
  const { store, organization, body, refuse } = call;
  const { resource_type, name, description = null, content, change_summary } = body;
  const { project_id = null, parent_id = null } = body;
  const place = { organization_id: organization.id, project_id };
  requireProject(call, place);
  if (parent_id !== null && !isParent(call, parent_id)) throw refuse("parentUnfit");
  if (resourceAt(store, place, body)) throw refuse("nameTaken");
  const ownership: Resource["ownership"] = parent_id === null ? "standalone" : "inherit";
  const fields = { ...place, resource_type, name, description, ownership, parent_id };
  return { data: addResource(fields, { content, change_summary }, call) };
};

// Above a project stand its organization and the platform, above an organization the platform alone.
function isParent({ store, organization, body }: Call<"createResource">, id: string): boolean {
  const parent = store.resources.get(id);
  if (!parent?.published || parent.resource_type !== body.resource_type || parent.name !== body.name) return false;
  const isOurs = parent.organization_id === organization.id && (body.project_id ?? null) !== null;
  return parent.organization_id === null || isOurs;
}
