import { contentHash } from "../../base/text.ts";
import type { Schemas } from "../../contract/values.ts";
import { currentVersion, findVersion } from "../../rules/versions.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { type Assignment, assignmentInChain } from "../experiments/assignment.ts";
import { joinContents } from "./content.ts";
import { chainOf } from "./tiers.ts";

type Resource = Tables["resources"];

/**
 * A resource with its effective content. If a user is passed, a resource with a running experiment uses the version of
 * the user's arm.
 */
export function toEffective(store: Store, resource: Resource, userId?: string): Schemas["EffectiveResource"] {
  const { id, organization_id, project_id, resource_type, name, description, tier } = resource;
  const chain = chainOf(store, resource);
  const assignment = userId === undefined ? undefined : assignmentInChain(store, chain, userId);
  const content = effectiveContent(store, chain, assignment);
  return {
    id,
    organization_id,
    project_id,
    resource_type,
    name,
    description,
    tier,
    source_ids: chain.map((each) => each.id),
    content,
    content_hash: contentHash(content),
  };
}

export function effectiveContent(store: Store, chain: Resource[], assignment?: Assignment): string {
  return joinContents(chain.map((resource) => contentOf(store, resource, assignment)));
}

function contentOf(store: Store, resource: Resource, assignment: Assignment | undefined): string {
  const isInExperiment = assignment?.experiment.resource_id === resource.id;
  const experimentVersion = isInExperiment && findVersion(store, resource, assignment.versionHash);
  return (experimentVersion || currentVersion(store, resource)).content;
}
