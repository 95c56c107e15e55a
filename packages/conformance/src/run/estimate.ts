import { listOperations } from "@crewkit/openapi";
import type { Target } from "../base/target.ts";
import type { RunOptions } from "./options.ts";
import type { RequestLoad } from "./task.ts";

// Milliseconds per request, for a local mock and a remote deployment.
const localLatency = 1.2;
const remoteLatency = 80;

export type RunSpeed = Pick<RunOptions, "contract" | "plan" | "target" | "rate" | "ignoreLimits">;

export interface Duration {
  milliseconds: number;
  limitedBy: "latency" | "rate" | "limits";
}

/**
 * The slowest of the rate option, the API's limits and its latency determines the duration. Includes the requests before
 * the first test and after the last.
 */
export function estimateDuration(loads: Iterable<RequestLoad>, runSpeed: RunSpeed): Duration {
  const factors = listLimitingFactors(runSpeed);
  for (const { operationId, requests } of loads)
    for (const factor of factors) if (factor.counts(operationId)) factor.requests += requests;
  const durations = factors.map(({ limitedBy, requests, timeFor }) => ({ milliseconds: timeFor(requests), limitedBy }));
  return durations.reduce((longest, each) => (each.milliseconds > longest.milliseconds ? each : longest));
}

/** Returns a function that adds a load if all loads still fit into a duration, and returns true if they do. */
export function createBudget(milliseconds: number, runSpeed: RunSpeed): (load: RequestLoad) => boolean {
  const factors = listLimitingFactors(runSpeed);
  return ({ operationId, requests }) => {
    const affected = factors.filter(({ counts }) => counts(operationId));
    const fits = affected.every((factor) => factor.timeFor(factor.requests + requests) <= milliseconds);
    if (fits) for (const factor of affected) factor.requests += requests;
    return fits;
  };
}

/** The requests of the probe, and the requests that create or find resources for many tests, as in past runs. */
export function countSetupRequests({ stateless, writes }: Target): number {
  if (stateless) return 0;
  return writes ? 48 : 14;
}

interface LimitingFactor {
  limitedBy: Duration["limitedBy"];
  requests: number;
  counts(operationId: string): boolean;
  /** Milliseconds for a number of requests. */
  timeFor(requests: number): number;
}

function listLimitingFactors(runSpeed: RunSpeed): LimitingFactor[] {
  const { contract, plan, target, rate = Number.POSITIVE_INFINITY, ignoreLimits } = runSpeed;
  const { advanceClock } = target.capabilities;
  const latency = advanceClock ? localLatency : remoteLatency;
  const rules = advanceClock || ignoreLimits ? [] : (plan.limits?.rules?.(contract) ?? []);
  const all = { requests: countSetupRequests(target), counts: () => true };
  return [
    { ...all, limitedBy: "latency", timeFor: (requests) => requests * latency },
    { ...all, limitedBy: "rate", timeFor: (requests) => (requests / rate) * 60_000 },
    ...rules.map(({ requests: allowed, seconds, counts = all.counts }): LimitingFactor => {
      const operations = listOperations(contract);
      const counted = operations.filter((operation) => counts(operation));
      const ids = new Set(counted.map(({ operationId }) => operationId));
      const timeFor = (requests: number) => Math.max(0, Math.ceil(requests / allowed) - 1) * seconds * 1000;
      // Most setup requests do not count towards the limit of some operations.
      const requests = counted.length < operations.length ? 0 : all.requests;
      return { requests, limitedBy: "limits", counts: (operationId) => ids.has(operationId), timeFor };
    }),
  ];
}
