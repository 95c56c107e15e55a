import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { assignmentInChain } from "../experiments/assignment.ts";
import { agentAt, chainOf } from "../resources/tiers.ts";

type Session = Tables["sessions"];

/** What a session says of its agent. */
export type SessionAgent = Pick<Session, "agent_name" | "agent_version_hash" | "experiment_id" | "experiment_arm">;

/** Who begins a session in which project. */
export interface Beginner {
  organization_id: string;
  project_id: string;
  user: { id: string };
}

/**
 * The agent of a new session, with the version that it runs with: the current one of the first in the agent's chain, or
 * that of the arm of an experiment with that one. In an experiment with another of the chain the version stays.
 */
export function agentOf(store: Store, beginner: Beginner, name: string | null): SessionAgent {
  const agent = name === null ? undefined : agentAt(store, beginner, name);
  if (!agent) return { agent_name: name, agent_version_hash: null, ...outsideOfExperiments };
  const chain = chainOf(store, agent);
  const first = chain[0] ?? agent;
  const assignment = assignmentInChain(store, chain, beginner.user.id);
  if (!assignment) return { agent_name: name, agent_version_hash: first.current_version_hash, ...outsideOfExperiments };
  const { experiment, arm, versionHash } = assignment;
  return {
    agent_name: name,
    agent_version_hash: experiment.resource_id === first.id ? versionHash : first.current_version_hash,
    experiment_id: experiment.id,
    experiment_arm: arm,
  };
}

const outsideOfExperiments = { experiment_id: null, experiment_arm: null };
