import { listOperations } from "@crewkit/openapi";
import type { RunOptions } from "./options.ts";
import { countProbeRequests } from "./probe.ts";
import type { Task } from "./tasks.ts";

// Milliseconds per request, for a local mock and a remote deployment.
const localLatency = 1.2;
const remoteLatency = 80;

export type RunSpeed = Pick<RunOptions, "contract" | "plan" | "target" | "rate">;

export interface Duration {
  milliseconds: number;
  limitedBy: "latency" | "rate" | "limits";
}

export type RequestLoad = Pick<Task, "operationId" | "requests">;

/**
 * The slowest of the rate option, the API's limits and its latency determines the duration. Includes the requests before
 * the first test and after the last.
 */
export function createEstimator(runSpeed: RunSpeed): (loads: Iterable<RequestLoad>) => Duration {
  const limitingFactors = listLimitingFactors(runSpeed);
  const setupRequests = countSetupRequests(runSpeed);
  return (loads) => {
    const all = [...loads];
    const durations = limitingFactors.map(({ limitedBy, counts, durationOf }) => {
      const counted = all.filter(({ operationId }) => counts(operationId));
      return {
        milliseconds: durationOf(counted.reduce((sum, { requests }) => sum + requests, setupRequests)),
        limitedBy,
      };
    });
    return durations.reduce((longest, each) => (each.milliseconds > longest.milliseconds ? each : longest));
  };
}

/** Returns a function that adds a load if all loads still fit into a duration, and returns true if they do. */
export function createBudget(milliseconds: number, runSpeed: RunSpeed): (load: RequestLoad) => boolean {
  const setupRequests = countSetupRequests(runSpeed);
  let budgets = listLimitingFactors(runSpeed).map((factor) => ({ ...factor, total: setupRequests }));
  return ({ operationId, requests }) => {
    const next = budgets.map((each) => ({ ...each, total: each.total + (each.counts(operationId) ? requests : 0) }));
    const fits = next.every(({ durationOf, total }) => durationOf(total) <= milliseconds);
    if (fits) budgets = next;
    return fits;
  };
}

// Numbers of requests in past runs: to create and delete shared resources, and to create or find the outsider's resources.
const setupByTarget = { shared: 16, created: 24, found: 6 };

/** The requests of the probe, and the requests that create or find resources for many tests. */
export function countSetupRequests({ plan, target }: Pick<RunSpeed, "plan" | "target">): number {
  const { writes, stateless = false, disposable = false } = target;
  const shared = writes && !stateless && !disposable ? setupByTarget.shared : 0;
  const outsider = plan.outsiderIds && !stateless ? setupByTarget[writes ? "created" : "found"] : 0;
  return countProbeRequests({ target }) + shared + outsider;
}

interface LimitingFactor {
  limitedBy: Duration["limitedBy"];
  counts(operationId: string): boolean;
  durationOf(requests: number): number;
}

function listLimitingFactors({ contract, plan, target, rate }: RunSpeed): LimitingFactor[] {
  const all = () => true;
  const latency = target.capabilities.advanceClock ? localLatency : remoteLatency;
  const byLatency: LimitingFactor = { limitedBy: "latency", counts: all, durationOf: (requests) => requests * latency };
  const byRate: LimitingFactor[] =
    rate === undefined
      ? []
      : [{ limitedBy: "rate", counts: all, durationOf: (requests) => (requests / rate) * 60_000 }];
  const rules = target.capabilities.advanceClock ? [] : (plan.limits?.rules?.(contract) ?? []);
  const byLimits = rules.map(({ requests: allowed, seconds, counts = all }): LimitingFactor => {
    const counted = listOperations(contract).filter((operation) => counts(operation));
    const ids = new Set(counted.map(({ operationId }) => operationId));
    const durationOf = (requests: number) => Math.max(0, Math.ceil(requests / allowed) - 1) * seconds * 1000;
    return { limitedBy: "limits", counts: (operationId) => ids.has(operationId), durationOf };
  });
  return [byLatency, ...byRate, ...byLimits];
}
