import { significance } from "../models/fisher.ts";
import { cost, having, judged, type Session, sessions, successRate } from "../models/sessions.ts";
import { mean, one, usd } from "../models/statistics.ts";
import { all, latest, page, the, type World } from "../world.ts";

interface Experiment {
  status: string;
  resource_id: string;
  created_at: string;
}

/** What the lists of experiments are, and what their arms have come to. */
export const truths = {
  "listExperiments.200.firstPage": (world: World) => page(experiments(world)),
  "listExperiments.200.filtered": (world: World) =>
    page(experiments(world).filter(({ status }) => status === "running")),
  "getExperimentMetrics.200.deployed": (world: World) => metrics(world, "otter"),
  "getExperimentMetrics.200.noSessions": (world: World) => metrics(world, "lynx"),
  "getExperimentMetrics.200.running": (world: World) => metrics(world, "falcon"),
};

function experiments(world: World): Experiment[] {
  return all<Experiment>(world, "experiments").sort(latest("created_at"));
}

function metrics(world: World, key: string) {
  const { id } = the<{ id: string }>(world, "experiments", key);
  const ofArm = (arm: string) =>
    sessions(world).filter((each) => each.experiment_id === id && each.experiment_arm === arm);
  const [control, variant] = [ofArm("control"), ofArm("variant")];
  return {
    data: {
      experiment_id: id,
      control: figures(control),
      variant: figures(variant),
      significance: significance(tally(control), tally(variant)),
    },
  };
}

function figures(some: Session[]) {
  const ended = some.filter(({ ended_at }) => ended_at !== null);
  const costs = ended.map(cost).sort((a, b) => a - b);
  return {
    total_sessions: some.length,
    success_rate: one(successRate(some)),
    avg_cost: usd(mean(ended, cost)),
    avg_turns: one(mean(ended, ({ total_turns }) => total_turns)),
    p95_cost: usd(costs[Math.ceil(0.95 * costs.length) - 1] ?? null),
  };
}

function tally(some: Session[]) {
  const successes = having(some, "success").length;
  return { successes, others: judged(some).length - successes };
}
