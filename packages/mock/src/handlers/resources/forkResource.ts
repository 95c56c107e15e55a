import type { Handler, HandlerContext } from "../../handler.ts";
import { requireProject } from "../../rules/projects/projects.ts";
import { isTooLarge } from "../../rules/resources/content.ts";
import { effectiveContent } from "../../rules/resources/effective.ts";
import { chainOf, findResource } from "../../rules/resources/tiers.ts";
import { addResource, type NewResource } from "../../rules/resources/versions.ts";
import type { Tables } from "../../store/tables.ts";

export const forkResource: Handler<"forkResource"> = (context) => {
  const { store, body, requireMembership, error } = context;
  const { organization_id, project_id = null, change_summary } = body;
  requireMembership(organization_id);
  const { resource: parent } = context;
  requireForkable(context, parent);
  const content = body.content ?? effectiveContent(store, chainOf(store, parent));
  // The effective content of several tiers may exceed the maximum size.
  if (isTooLarge(context.contract, content)) throw error("contentTooLarge");
  const { resource_type, name, description, current_version_hash: parent_version_hash } = parent;
  const scope = { organization_id, project_id };
  const origin: Origin = { ownership: "forked", parent_id: parent.id, parent_version_hash };
  const fields = { ...scope, resource_type, name, description, ...origin };
  return { data: addResource(fields, { content, change_summary }, context) };
};

type Origin = Pick<NewResource, "ownership" | "parent_id" | "parent_version_hash">;

function requireForkable(context: HandlerContext<"forkResource">, parent: Tables["resources"]): void {
  const { store, body, error } = context;
  const { organization_id, project_id = null } = body;
  if (!parent.published) throw error("notPublished");
  if (parent.organization_id !== null && parent.organization_id !== organization_id) throw error("otherOrganization");
  if (parent.organization_id !== null && project_id === null) throw error("projectMissing");
  requireProject(context, { organization_id, project_id });
  if (findResource(store, { organization_id, project_id }, parent))
    throw error("nameTaken", project_id === null ? "organization_id" : "project_id");
}
