import { all, latest, type World } from "../world.ts";
import { mean, one, sum, usd } from "./statistics.ts";

export interface Session {
  id: string;
  run_id: string;
  thread_id: string;
  organization_id: string;
  project_id: string;
  repository_id: string | null;
  component: string | null;
  agent_name: string | null;
  agent_version_hash: string | null;
  experiment_id: string | null;
  experiment_arm: string | null;
  user: { id: string; name: string };
  summary: string | null;
  outcome: string | null;
  total_turns: number;
  model_metrics: { input_tokens: number; output_tokens: number; cost_usd: number };
  started_at: string;
  ended_at: string | null;
}

/** Acme's sessions, newest first. */
export function sessions(world: World): Session[] {
  return all<Session>(world, "sessions").sort(latest("started_at"));
}

export function cost({ model_metrics }: Session): number {
  return model_metrics.cost_usd;
}

/** Those that the analysis has judged. */
export function judged(some: Session[]): Session[] {
  return some.filter(({ outcome }) => outcome !== null);
}

export function having(some: Session[], wanted: string): Session[] {
  return some.filter(({ outcome }) => outcome === wanted);
}

/** Percent of the judged ones that succeeded, not rounded; null where none is judged. */
export function successRate(some: Session[]): number | null {
  return mean(judged(some), ({ outcome }) => (outcome === "success" ? 100 : 0));
}

/** What sessions add up to, those that run included as far as they have reported. */
export function totals(some: Session[]) {
  return {
    total_sessions: some.length,
    total_cost_usd: usd(sum(some, cost)),
    total_input_tokens: sum(some, ({ model_metrics }) => model_metrics.input_tokens),
    total_output_tokens: sum(some, ({ model_metrics }) => model_metrics.output_tokens),
  };
}

/** What a session is like. Only those that ended have a duration. */
export function averages(some: Session[]) {
  const ended = some.filter(({ ended_at }) => ended_at !== null);
  return {
    avg_cost_usd: usd(mean(some, cost)),
    avg_duration_seconds: one(mean(ended, seconds)),
    judged_sessions: judged(some).length,
    success_rate: one(successRate(some)),
  };
}

export function users(some: Session[]): number {
  return new Set(some.map(({ user }) => user.id)).size;
}

function seconds({ started_at, ended_at }: Session): number {
  return (Date.parse(ended_at ?? "") - Date.parse(started_at)) / 1000;
}
