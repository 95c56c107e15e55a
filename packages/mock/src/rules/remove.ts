import type { Collection } from "../store/collection.ts";
import { type Store, tableNames } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import { sessionsOfExperiment } from "./experiments/experiments.ts";
import { repositoriesOf } from "./projects/projects.ts";

/** Removes a project with its sessions, resources and their experiments, and unlinks its repositories. */
export function removeProject(store: Store, project: Tables["projects"]): void {
  const { id } = project;
  for (const session of store.sessions.where({ project_id: id })) removeSession(store, session.id);
  for (const resource of store.resources.where({ project_id: id })) removeResource(store, resource);
  for (const repository of repositoriesOf(store, project)) store.repositories.remove(repository.id);
  store.projects.remove(id);
}

export function removeResource(store: Store, { id }: Tables["resources"]): void {
  for (const experiment of store.experiments.where({ resource_id: id })) removeExperiment(store, experiment);
  for (const version of store.versions.in(id)) store.versions.remove(version.id);
  store.resources.remove(id);
}

/** Removes an experiment and keeps its sessions. */
export function removeExperiment(store: Store, experiment: Tables["experiments"]): void {
  for (const session of sessionsOfExperiment(store, experiment)) {
    store.sessions.update(session, { experiment_id: null, experiment_arm: null });
  }
  store.experiments.remove(experiment.id);
}

export function removeSession(store: Store, id: string): void {
  for (const task of store.tasks.in(id)) store.tasks.remove(task.id);
  store.session_visibilities.remove(id);
  store.planned_analyses.remove(id);
  store.sessions.remove(id);
}

/** Removes an organization with everything in it. User accounts and emails remain. */
export function removeOrganization(store: Store, id: string): void {
  const removedIds = new Set([id]);
  let previousSize: number;
  do {
    previousSize = removedIds.size;
    for (const name of tableNames) removeDependents(store[name] as never, removedIds);
  } while (removedIds.size > previousSize);
}

function removeDependents(collection: Collection<Dependent>, removedIds: Set<string>): void {
  for (const record of collection.all()) {
    if (!removedIds.has(parentIdOf(record))) continue;
    removedIds.add(record.id);
    collection.remove(record.id);
  }
}

type Dependent = { id: string } & {
  [Field in "organization_id" | "session_id" | "resource_id" | "playbook_id" | "subject_id"]?: string | null;
};

// The id of the record that this record depends on. Records in `session_visibilities` and
// `planned_analyses` have the id of their session.
function parentIdOf({ id, organization_id, session_id, resource_id, playbook_id, subject_id }: Dependent): string {
  return organization_id ?? session_id ?? resource_id ?? playbook_id ?? subject_id ?? id;
}
