import { contentHash } from "../../base/text.ts";
import type { HandlerContext } from "../../rules/handler.ts";
import { updateIfChanged } from "../../rules/records.ts";
import { currentVersion, findVersion, setCurrentVersion } from "../../rules/versions.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

type Resource = Tables["resources"];
type Version = Tables["versions"];

export type WriteContext = Pick<HandlerContext<"createResource">, "store" | "random" | "caller" | "now">;

export interface VersionDraft {
  content: string;
  change_summary?: string | null | undefined;
}

/**
 * Makes content current: adds a version, or reuses the existing version with this content. Returns the updated resource.
 */
export function saveContent(resource: Resource, draft: VersionDraft, context: WriteContext): Resource {
  const existing = findVersion(context.store, resource, contentHash(draft.content));
  return setCurrentVersion(context, resource, existing ?? addVersion(resource, draft, context));
}

/** Adds a version with the next number. Platform versions have no author. */
function addVersion(
  resource: Pick<Resource, "id" | "organization_id">,
  { content, change_summary = null }: VersionDraft,
  { store, random, caller: { user }, now }: WriteContext,
): Version {
  const [latest] = store.versions.in(resource.id);
  return store.versions.add({
    id: random.uuid(),
    resource_id: resource.id,
    version_number: (latest?.version_number ?? 0) + 1,
    version_hash: contentHash(content),
    content,
    change_summary,
    author: resource.organization_id === null ? null : user,
    created_at: now(),
  });
}

export interface OrganizationScope {
  organization_id: string;
  project_id: string | null;
}

/** The fields of a new resource. `ownership` defaults to `standalone`. */
export interface NewResource extends OrganizationScope, Pick<Resource, "resource_type" | "name" | "description"> {
  ownership?: Resource["ownership"];
  parent_id?: string | null;
  parent_version_hash?: string | null;
}

export function addResource(
  { ownership = "standalone", parent_id = null, parent_version_hash = null, ...fields }: NewResource,
  draft: VersionDraft,
  context: WriteContext,
): Resource {
  const { store, random, now } = context;
  const resource = store.resources.add({
    id: random.uuid(),
    ...fields,
    tier: fields.project_id === null ? "organization" : "project",
    ownership,
    parent_id,
    parent_version_hash,
    published: false,
    current_version_hash: contentHash(draft.content),
    current_version_number: 1,
    created_at: now(),
    updated_at: now(),
  });
  addVersion(resource, draft, context);
  return resource;
}

export function updateDescription(
  resource: Resource,
  description: string | null | undefined,
  { store, now }: Pick<WriteContext, "store" | "now">,
): Resource {
  if (description === undefined) return resource;
  return updateIfChanged(store.resources, resource, { description, updated_at: now() });
}

interface Upgrade {
  parent: Resource;
  /** The parent's version at the time of the fork or the last upgrade. */
  from: Version;
  to: Version;
  /** Whether `to` is newer than `from`. After a rollback of the parent, it can be older. */
  available: boolean;
}

export function upgradeOf(store: Store, resource: Resource): Upgrade | undefined {
  const parent = store.resources.get(resource.parent_id ?? "");
  const from = parent && findVersion(store, parent, resource.parent_version_hash ?? "");
  if (!from) return undefined;
  const to = currentVersion(store, parent);
  return { parent, from, to, available: to.version_number > from.version_number };
}
