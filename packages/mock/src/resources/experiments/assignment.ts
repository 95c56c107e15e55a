import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { byKeys } from "../../store/sorting.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { type Arm, versionHashOf } from "./rules.ts";

type Experiment = Tables["experiments"];

export interface Assignment {
  experiment: Experiment;
  arm: Arm;
  versionHash: string;
}

/** Finds the assignment of the agent itself, or of its nearest ancestor with an experiment. */
export function assignmentInChain(
  store: Store,
  chain: readonly Tables["resources"][],
  userId: string,
): Assignment | undefined {
  for (const { id, resource_type } of chain.toReversed()) {
    const assignment = resource_type === "agent" ? assignmentOf(store, id, userId) : undefined;
    if (assignment) return assignment;
  }
  return undefined;
}

/**
 * Assigns a user to one of an agent's running experiments. Users keep the arm of their newest session. Other users are
 * assigned by a stable hash.
 */
export function assignmentOf(store: Store, resourceId: string, userId: string): Assignment | undefined {
  const running = store.experiments.where({ resource_id: resourceId, status: "running" });
  return previousAssignment(store, running, userId) ?? hashAssignment(running, userId);
}

function previousAssignment(store: Store, running: readonly Experiment[], userId: string): Assignment | undefined {
  const assigned = running.flatMap((experiment) => {
    const session = store.sessions.find(
      { experiment_id: experiment.id, user: userId },
      ({ experiment_arm }) => experiment_arm !== null,
    );
    return session ? { experiment, ...session } : [];
  });
  const [newest] = assigned.sort(byKeys("-started_at", "id"));
  return newest && assign(newest.experiment, newest.experiment_arm as Arm);
}

// Rendezvous hashing (Thaler and Ravishankar 1996): when experiments start or end, few users move.
function hashAssignment(candidates: readonly Experiment[], userId: string): Assignment | undefined {
  const weighted = candidates.map((experiment) => ({ experiment, ...hashUser(experiment.id, userId) }));
  const [first, ...others] = weighted;
  if (!first) return undefined;
  const { experiment, percentile } = others.reduce(
    (heaviest, each) => (each.weight > heaviest.weight ? each : heaviest),
    first,
  );
  return assign(experiment, percentile < experiment.traffic_split ? "variant" : "control");
}

function assign(experiment: Experiment, arm: Arm): Assignment {
  return { experiment, arm, versionHash: versionHashOf(experiment, arm) };
}

// Two independent values: the weight of the experiment, and a percentile (at least 0, less than 100).
function hashUser(experimentId: string, userId: string): { weight: number; percentile: number } {
  const { buffer, byteOffset } = sha256(utf8ToBytes(`${experimentId} ${userId}`));
  const digest = new DataView(buffer, byteOffset);
  return { weight: digest.getUint32(0), percentile: (digest.getUint32(4) / 2 ** 32) * 100 };
}
