import type { BodyOf } from "../../call.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { ownOf } from "../find.ts";
import { normalizeRemote } from "../projects/remotes.ts";
import { repositoryAt } from "../projects/repositories.ts";

export type SessionPlace = Pick<Tables["sessions"], "organization_id" | "project_id" | "repository_id">;

/** Why it can't begin there, by the name of the contract's example. */
type PlaceFault = "repositoryUnknown" | "remoteMalformed" | "remoteNotLinked" | "notAWorkspace" | "nowhere";

interface Asking {
  store: Store;
  organization: Tables["organizations"];
  body: BodyOf<"createSession">;
  refuse(name: PlaceFault): Error;
}

/** Where a session begins: by the repository's id, else by the remote, else in the workspace. */
export function placeOf(asking: Asking): SessionPlace {
  const { repository_id, remote_url, project_id } = asking.body;
  if (typeof repository_id === "string") return byId(asking, repository_id);
  if (remote_url !== undefined) return byRemote(asking, remote_url);
  if (project_id !== undefined) return inWorkspace(asking, project_id);
  throw asking.refuse("nowhere");
}

function byId({ store, organization, refuse }: Asking, id: string): SessionPlace {
  const repository = ownOf(store.repositories, id, organization.id);
  if (!repository) throw refuse("repositoryUnknown");
  return inRepository(repository);
}

function byRemote({ store, organization, refuse }: Asking, text: string): SessionPlace {
  const remote = normalizeRemote(text);
  if (remote === undefined) throw refuse("remoteMalformed");
  const repository = repositoryAt(store, organization.id, remote);
  if (!repository) throw refuse("remoteNotLinked");
  return inRepository(repository);
}

function inRepository({ id, organization_id, project_id }: Tables["repositories"]): SessionPlace {
  return { organization_id, project_id, repository_id: id };
}

function inWorkspace({ store, organization, refuse }: Asking, id: string): SessionPlace {
  if (ownOf(store.projects, id, organization.id)?.project_type !== "workspace") throw refuse("notAWorkspace");
  return { organization_id: organization.id, project_id: id, repository_id: null };
}
