import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { sessionsOfExperiment } from "./experiment-arms.ts";

/** Removes an experiment. Its sessions stay, and are outside of it then. */
export function removeExperiment(store: Store, experiment: Tables["experiments"]): void {
  for (const session of sessionsOfExperiment(store, experiment)) {
    store.sessions.update(session, { experiment_id: null, experiment_arm: null });
  }
  store.experiments.remove(experiment.id);
}
