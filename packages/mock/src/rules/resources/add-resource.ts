import type { Tables } from "../../store/tables.ts";
import { contentHash } from "../content-hash.ts";
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
