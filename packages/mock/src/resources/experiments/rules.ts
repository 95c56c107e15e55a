import type { Random } from "../../base/random.ts";
import type { Schemas } from "../../contract/values.ts";
import { findVersion } from "../../rules/versions.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

type Experiment = Tables["experiments"];

export type Arm = Schemas["ExperimentArm"];

export function requireDistinctVersions(
  { store, error }: { store: Store; error(name: "versionUnknown" | "versionsSame", field?: string): Error },
  versions: Pick<Experiment, "resource_id" | "control_version_hash" | "variant_version_hash">,
): void {
  for (const field of ["control_version_hash", "variant_version_hash"] as const) {
    const version = findVersion(store, { id: versions.resource_id }, versions[field]);
    if (!version) throw error("versionUnknown", field);
  }
  if (versions.control_version_hash === versions.variant_version_hash) throw error("versionsSame");
}

export function versionHashOf(experiment: Experiment, arm: Arm): string {
  return arm === "control" ? experiment.control_version_hash : experiment.variant_version_hash;
}

/** Creates a unique slug such as `swift-amber-falcon`. */
export function createExperimentSlug(store: Store, organizationId: string, random: Random): string {
  // Terminates, because there are more slugs than stored experiments.
  for (;;) {
    const slug = [adjectives, materials, animals].map((words) => words[random.integerBelow(words.length)]).join("-");
    if (!store.experiments.find({ organization_id: organizationId, slug })) return slug;
  }
}

const adjectives = words(
  "bold brave bright brisk calm clever eager early fair fond gentle glad keen kind late lively merry mild neat nimble",
  "patient plain proud quick quiet ready sharp silent slow steady swift tidy warm wise",
);

const materials = words(
  "agate amber bamboo birch brass bronze canvas cedar chalk clay cobalt copper coral cotton flint glass granite hemp",
  "ivory jade linen maple marble oak onyx opal paper pearl pine quartz silk silver slate velvet",
);

const animals = words(
  "badger beaver bison crane deer dove eagle falcon ferret finch fox gecko hare hawk heron ibis jackal kestrel lark",
  "lemur lynx marten mole moose newt otter owl puffin raven robin seal stork swan weasel",
);

function words(...lines: string[]): string[] {
  return lines.flatMap((line) => line.split(" "));
}
