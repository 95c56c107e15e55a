import type { Store } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import { sessionsOfExperiment } from "./experiments/experiments.ts";
import { repositoriesOf } from "./projects/projects.ts";

/** Removes a project with its sessions, resources and their experiments, and unlinks its repositories. */
export function removeProject(store: Store, project: Tables["projects"]): void {
  const { id, organization_id } = project;
  const isOfProject = (record: { project_id: string | null }) => record.project_id === id;
  for (const session of store.sessions.in(organization_id).filter(isOfProject)) removeSession(store, session.id);
  for (const resource of store.resources.in(organization_id).filter(isOfProject)) removeResource(store, resource);
  for (const repository of repositoriesOf(store, project)) store.repositories.remove(repository.id);
  store.projects.remove(id);
}

export function removeResource(store: Store, { id, organization_id }: Tables["resources"]): void {
  const experiments = store.experiments.in(organization_id ?? "");
  for (const experiment of experiments.filter(({ resource_id }) => resource_id === id)) {
    removeExperiment(store, experiment);
  }
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
