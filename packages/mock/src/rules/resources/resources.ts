import type { Caller } from "../../call.ts";
import { byNameTypeTier } from "../../store/orders.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { isMember, seesResource } from "../visibility.ts";
import { contentHash } from "./content.ts";
import { addVersion, type Draft, type Writer } from "./versions.ts";

type Resource = Tables["resources"];

/** Where the API makes resources: in an organization, or in one of its projects. */
export interface OrganizationPlace {
  organization_id: string;
  project_id: string | null;
}

/** What a new resource is, before it has a version; by default it is standalone. */
export interface NewResource extends OrganizationPlace, Pick<Resource, "resource_type" | "name" | "description"> {
  ownership?: Resource["ownership"];
  parent_id?: string | null;
  parent_version_hash?: string | null;
}

/** Adds a resource of an organization or a project, with its first version. */
export function addResource(
  { ownership = "standalone", parent_id = null, parent_version_hash = null, ...fields }: NewResource,
  draft: Draft,
  writer: Writer,
): Resource {
  const { store, random, now } = writer;
  const resource = store.resources.add({
    id: random.uuid(),
    ...fields,
    tier: fields.project_id === null ? "organization" : "project",
    ...{ ownership, parent_id, parent_version_hash },
    published: false,
    current_version_hash: contentHash(draft.content),
    current_version_number: 1,
    created_at: now(),
    updated_at: now(),
  });
  addVersion(resource, draft, writer);
  return resource;
}

/** The resource that a path names. The caller may see it, which the pipeline has checked. */
export function resourceOf({ store, path, refuse }: ResourceCall): Resource {
  const resource = store.resources.get(path.id);
  if (!resource) throw refuse("notFound");
  return resource;
}

interface ResourceCall {
  store: Store;
  path: { id: string };
  refuse(name: "notFound"): Error;
}

/** Gives a resource a description; it stays as it is where that is undefined or no other. */
export function describe(
  resource: Resource,
  description: string | null | undefined,
  { store, now }: Pick<Writer, "store" | "now">,
): Resource {
  if (description === undefined || description === resource.description) return resource;
  return store.resources.update(resource, { description, updated_at: now() });
}

/** The resources that somebody may see, by name, then type, then from the top tier down. */
export function visibleResources(store: Store, caller: Caller): Resource[] {
  const platform = store.resources.in("").filter((resource) => seesResource(store, caller, resource));
  const theirs = organizationIdsOf(store, caller.user.id).flatMap((id) => store.resources.in(id));
  return [...platform, ...theirs].sort(byNameTypeTier);
}

/** The ids of the organizations that somebody belongs to. */
export function organizationIdsOf(store: Store, userId: string): string[] {
  const organizations = store.organizations.all().filter(({ id }) => isMember(store, id, userId));
  return organizations.map(({ id }) => id);
}

/** Resources that pass the filters of a list, each of which may be left out. */
export function filterResources<T extends Resource>(
  resources: readonly T[],
  { resource_type, tier, project_id }: Filters,
): readonly T[] {
  return resources.filter(
    (resource) =>
      (resource_type === undefined || resource.resource_type === resource_type) &&
      (tier === undefined || resource.tier === tier) &&
      (project_id === undefined || resource.project_id === project_id),
  );
}

interface Filters {
  resource_type?: string | undefined;
  tier?: string | undefined;
  project_id?: string | undefined;
}

/** Whether an organization has a project. */
export function isProjectOf(store: Store, organizationId: string, projectId: string): boolean {
  return store.projects.get(projectId)?.organization_id === organizationId;
}
