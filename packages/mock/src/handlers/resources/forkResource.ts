import type { Call, Handler } from "../../call.ts";
import { requireProject } from "../../rules/projects/projects.ts";
import { isTooLarge } from "../../rules/resources/content.ts";
import { effectiveContent } from "../../rules/resources/effective.ts";
import { chainOf, resourceAt } from "../../rules/resources/tiers.ts";
import { addResource, type NewResource } from "../../rules/resources/versions.ts";
import type { Tables } from "../../store/tables.ts";

export const forkResource: Handler<"forkResource"> = (call) => {
  const { store, body, permit, refuse } = call;
  const { organization_id, project_id = null, change_summary } = body;
  permit(organization_id);
  const { resource: parent } = call;
  refuseFork(call, parent);
  const content = body.content ?? effectiveContent(store, chainOf(store, parent));
  // What several tiers say together may be more than one may say.
  if (isTooLarge(call.contract, content)) throw refuse("contentTooLarge");
  const { resource_type, name, description, current_version_hash: parent_version_hash } = parent;
  const place = { organization_id, project_id };
  const origin: Origin = { ownership: "forked", parent_id: parent.id, parent_version_hash };
  const fields = { ...place, resource_type, name, description, ...origin };
  return { data: addResource(fields, { content, change_summary }, call) };
};

type Origin = Pick<NewResource, "ownership" | "parent_id" | "parent_version_hash">;

// What speaks against a fork of a parent into the body's place.
function refuseFork(call: Call<"forkResource">, parent: Tables["resources"]): void {
  const { store, body, refuse } = call;
  const { organization_id, project_id = null } = body;
  if (!parent.published) throw refuse("notPublished");
  if (parent.organization_id !== null && parent.organization_id !== organization_id) throw refuse("otherOrganization");
  if (parent.organization_id !== null && project_id === null) throw refuse("notBelow");
  requireProject(call, { organization_id, project_id });
  if (resourceAt(store, { organization_id, project_id }, parent)) throw refuse("nameTaken");
}
