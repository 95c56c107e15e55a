import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { removeResource } from "../resources/remove-resource.ts";
import { removeSession } from "../sessions/remove-session.ts";
import { repositoriesOf } from "./repositories.ts";

/**
 * Removes a project with what has no place without it: its sessions, its own resources and the experiments with them.
 * Its repositories are unlinked.
 */
export function removeProject(store: Store, project: Tables["projects"]): void {
  const { id, organization_id } = project;
  const isOfProject = (record: { project_id: string | null }) => record.project_id === id;
  for (const session of store.sessions.in(organization_id).filter(isOfProject)) removeSession(store, session.id);
  for (const resource of store.resources.in(organization_id).filter(isOfProject)) removeResource(store, resource);
  for (const repository of repositoriesOf(store, project)) store.repositories.remove(repository.id);
  store.projects.remove(id);
}
