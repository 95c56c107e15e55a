import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { versionOf } from "../resources/versions.ts";

type Experiment = Tables["experiments"];

export type Arm = "control" | "variant";

type Versions = Pick<Experiment, "resource_id" | "control_version_hash" | "variant_version_hash">;

/** Makes sure that the arms of an experiment work with two different versions of its resource. */
export function requireTwoVersions(
  { store, refuse }: { store: Store; refuse(name: "versionUnknown" | "versionsSame", field?: string): Error },
  versions: Versions,
): void {
  for (const field of ["control_version_hash", "variant_version_hash"] as const) {
    const version = versionOf(store, { id: versions.resource_id }, versions[field]);
    if (!version) throw refuse("versionUnknown", field);
  }
  if (versions.control_version_hash === versions.variant_version_hash) throw refuse("versionsSame");
}

export function versionOfArm(experiment: Experiment, arm: Arm): string {
  return arm === "control" ? experiment.control_version_hash : experiment.variant_version_hash;
}

/** The sessions that began in an experiment, newest first, whoever may see them. */
export function sessionsOfExperiment(store: Store, { id, organization_id }: Experiment): Tables["sessions"][] {
  return store.sessions.in(organization_id).filter(({ experiment_id }) => experiment_id === id);
}
