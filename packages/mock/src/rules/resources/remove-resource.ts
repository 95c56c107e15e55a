import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { removeExperiment } from "../experiments/remove-experiment.ts";

/** Removes a resource, with its versions and the experiments with it. */
export function removeResource(store: Store, { id, organization_id }: Tables["resources"]): void {
  const experiments = store.experiments.in(organization_id ?? "");
  for (const experiment of experiments.filter(({ resource_id }) => resource_id === id)) {
    removeExperiment(store, experiment);
  }
  for (const version of store.versions.in(id)) store.versions.remove(version.id);
  store.resources.remove(id);
}
