import type { Caller } from "../../call.ts";
import type { Random } from "../../random.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { toPerson } from "../authentication/users.ts";
import { change } from "../change.ts";
import { contentHash } from "../content-hash.ts";

type Resource = Tables["resources"];
type Version = Tables["versions"];

/** What a handler needs to write versions. */
export interface Writer {
  store: Store;
  random: Random;
  caller: Caller;
  now(): string;
}

/** What somebody writes into a version. */
export interface Draft {
  content: string;
  change_summary?: string | null | undefined;
}

/** A resource's version by the hash of its content. */
export function versionOf(store: Store, resource: { id: string }, hash: string): Version | undefined {
  return store.versions.find({ resource_id: resource.id, version_hash: hash });
}

export function currentVersion(store: Store, resource: Resource): Version {
  const version = versionOf(store, resource, resource.current_version_hash);
  if (!version) throw new Error(`The resource ${resource.id} has lost its version ${resource.current_version_number}.`);
  return version;
}

/**
 * Puts one of a resource's versions in use, and gives the resource as it is then; the version that is in use already
 * changes nothing.
 */
export function makeCurrent(
  { store, now }: Pick<Writer, "store" | "now">,
  resource: Resource,
  version: Version,
): Resource {
  return change(store.resources, resource, {
    current_version_hash: version.version_hash,
    current_version_number: version.version_number,
    updated_at: now(),
  });
}

/**
 * Makes a content a resource's current one: by a new version, or by the earlier one that has this content. Gives the
 * resource as it is then.
 */
export function writeContent(resource: Resource, draft: Draft, writer: Writer): Resource {
  const known = versionOf(writer.store, resource, contentHash(draft.content));
  return makeCurrent(writer, resource, known ?? addVersion(resource, draft, writer));
}

/** Adds a version, with a number above all that the resource has had; who writes for the platform is not named. */
export function addVersion(
  resource: Pick<Resource, "id" | "organization_id">,
  { content, change_summary = null }: Draft,
  { store, random, caller: { user }, now }: Writer,
): Version {
  // The highest number comes first, and versions are never removed.
  const [latest] = store.versions.in(resource.id);
  return store.versions.add({
    id: random.uuid(),
    resource_id: resource.id,
    version_number: (latest?.version_number ?? 0) + 1,
    version_hash: contentHash(content),
    content,
    change_summary,
    author: resource.organization_id === null ? null : toPerson(user),
    created_at: now(),
  });
}
