import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { type Arm, versionOfArm } from "./experiments.ts";

type Experiment = Tables["experiments"];

/** The running experiment that a user takes part in with an agent, and the arm that this user always sees there. */
export interface Assignment {
  experiment: Experiment;
  arm: Arm;
  versionHash: string;
}

/**
 * The assignment that counts for a user where an agent is joined from a chain, from the top tier down: with the agent
 * itself, else with the nearest that it inherits from. Sessions and syncs both go by it.
 */
export function assignmentInChain(
  store: Store,
  chain: readonly Tables["resources"][],
  userId: string,
): Assignment | undefined {
  for (const { id, resource_type } of chain.toReversed()) {
    // Experiments are with agents alone.
    const assignment = resource_type === "agent" ? assignmentOf(store, id, userId) : undefined;
    if (assignment) return assignment;
  }
  return undefined;
}

/**
 * Finds the experiment and the arm of a user with an agent (a resource's id); undefined where none is running. Who has
 * worked in one that runs stays in it, and keeps the arm; for others a hash decides, so that it is always the same.
 */
export function assignmentOf(store: Store, resourceId: string, userId: string): Assignment | undefined {
  const organizationId = store.resources.get(resourceId)?.organization_id ?? "";
  const isCandidate = ({ status, resource_id }: Experiment) => status === "running" && resource_id === resourceId;
  const candidates = store.experiments.in(organizationId).filter(isCandidate);
  if (candidates.length === 0) return undefined;
  return (
    previousAssignment(store.sessions.in(organizationId), candidates, userId) ?? hashAssignment(candidates, userId)
  );
}

// By the newest session of this user in one of the experiments.
function previousAssignment(
  sessions: readonly Tables["sessions"][],
  candidates: readonly Experiment[],
  userId: string,
): Assignment | undefined {
  const running = new Map(candidates.map((experiment) => [experiment.id, experiment]));
  for (const { user, experiment_id, experiment_arm } of sessions) {
    const experiment = user.id === userId ? running.get(experiment_id ?? "") : undefined;
    if (experiment && experiment_arm !== null) return assign(experiment, experiment_arm);
  }
  return undefined;
}

// The experiment that draws the highest lot has the user ("rendezvous hashing", Thaler and Ravishankar 1996): when others
// end or begin, few users move.
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
  return { experiment, arm, versionHash: versionOfArm(experiment, arm) };
}

// Two numbers that have nothing to do with each other: the lot of the experiment, and a percentile from 0 to below 100.
function hashUser(experimentId: string, userId: string): { weight: number; percentile: number } {
  const { buffer, byteOffset } = sha256(utf8ToBytes(`${experimentId} ${userId}`));
  const digest = new DataView(buffer, byteOffset);
  return { weight: digest.getUint32(0), percentile: (digest.getUint32(4) / 2 ** 32) * 100 };
}
