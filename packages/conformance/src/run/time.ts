import { listOperations } from "@crewkit/openapi";
import type { RunOptions } from "./options.ts";
import type { Task } from "./tasks.ts";

// A request and its answer, in milliseconds: a mock on this machine, and a deployment somewhere.
const [near, far] = [1.2, 80];

/** How fast a run may go, and how fast it is answered. */
export type Speed = Pick<RunOptions, "contract" | "plan" | "target" | "rate">;

/** How long something takes, and what holds it up the most. */
export interface Duration {
  milliseconds: number;
  by: "answers" | "rate" | "limits";
}

export type Load = Pick<Task, "operationId" | "requests">;

/** Estimates how long loads take: as long as the slowest of the rate, the API's limits and its answers. */
export function createEstimate(speed: Speed): (loads: Iterable<Load>) => Duration {
  const brakes = listBrakes(speed);
  return (loads) => {
    const all = [...loads];
    const durations = brakes.map(({ by, counts, takes }) => {
      const counted = all.filter(({ operationId }) => counts(operationId));
      return { milliseconds: takes(counted.reduce((sum, { requests }) => sum + requests, 0)), by };
    });
    return durations.reduce((longest, each) => (each.milliseconds > longest.milliseconds ? each : longest));
  };
}

// What holds a run up: which requests, and how long so many of them take.
interface Brake {
  by: Duration["by"];
  counts(operationId: string): boolean;
  takes(requests: number): number;
}

function listBrakes({ contract, plan, target, rate }: Speed): Brake[] {
  const all = () => true;
  const each = target.powers.passTime ? near : far;
  const answers: Brake = { by: "answers", counts: all, takes: (requests) => requests * each };
  const paced: Brake[] =
    rate === undefined ? [] : [{ by: "rate", counts: all, takes: (requests) => (requests / rate) * 60_000 }];
  // With a clock of its own, a target's limits hold up nobody.
  const rules = target.powers.passTime ? [] : (plan.limits?.rules?.(contract) ?? []);
  const limits = rules.map(({ requests: allowed, seconds, counts = all }): Brake => {
    const counted = listOperations(contract).filter((operation) => counts(operation));
    const ids = new Set(counted.map(({ operationId }) => operationId));
    const takes = (requests: number) => Math.max(0, Math.ceil(requests / allowed) - 1) * seconds * 1000;
    return { by: "limits", counts: (operationId) => ids.has(operationId), takes };
  });
  return [answers, ...paced, ...limits];
}
