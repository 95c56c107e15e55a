import type { Resource } from "@crewkit/types";
import type { Handler, HandlerContext } from "../../handler.ts";
import { requireProject } from "../../rules/projects/projects.ts";
import { findResource } from "../../rules/resources/tiers.ts";
import { addResource } from "../../rules/resources/versions.ts";

export const createResource: Handler<"createResource"> = (context) => {
  const { store, organization, body, error } = context;
  const { resource_type, name, description = null, content, change_summary } = body;
  const { project_id = null, parent_id = null } = body;
  const scope = { organization_id: organization.id, project_id };
  requireProject(context, scope);
  if (parent_id !== null && !isValidParent(context, parent_id)) throw error("parentInvalid");
  if (findResource(store, scope, body)) throw error("nameTaken");
  const ownership: Resource["ownership"] = parent_id === null ? "standalone" : "inherit";
  const fields = { ...scope, resource_type, name, description, ownership, parent_id };
  return { data: addResource(fields, { content, change_summary }, context) };
};

// A project resource inherits from its organization or the platform, an organization resource only from the platform.
function isValidParent({ store, organization, body }: HandlerContext<"createResource">, id: string): boolean {
  const parent = store.resources.get(id);
  if (!parent?.published || parent.resource_type !== body.resource_type || parent.name !== body.name) return false;
  const isFromOrganization = parent.organization_id === organization.id && (body.project_id ?? null) !== null;
  return parent.organization_id === null || isFromOrganization;
}
