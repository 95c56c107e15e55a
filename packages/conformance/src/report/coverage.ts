import type { Exchange } from "../http/exchange.ts";
import type { SpecModel } from "../spec/model.ts";
import { groupBy } from "../values/group.ts";
import { coverageLevels, type Level } from "./levels.ts";
import type { RunOutcome, TestInfo } from "./result.ts";

export interface LevelCoverage {
  level: string;
  covered: number;
  total: number;
  missing: Missing[];
}

export interface Missing {
  /** `createProject × 422`. */
  item: string;
  reason?: string | undefined;
}

export interface Coverage {
  record(exchange: Exchange): void;
  requests(): number;
  summarize(runOutcome: RunOutcome): LevelCoverage[];
}

/** Measures how much of a contract was exercised, regardless of the expected results. */
export function createCoverage(spec: SpecModel): Coverage {
  const levels = listNames(spec).map(({ names, ...rest }) => ({
    ...rest,
    uncovered: new Set(names),
    total: names.size,
  }));
  let requests = 0;
  return {
    record(exchange) {
      requests += 1;
      for (const { uncovered, coveredBy } of levels)
        for (const name of coveredBy(exchange, spec)) uncovered.delete(name);
    },
    requests: () => requests,
    summarize(runOutcome) {
      const reasonOf = createReasons(spec, runOutcome);
      const covered = levels.map(({ name, uncovered, total }) => {
        const explain = name === "status codes" ? reasonOf : () => undefined;
        const missing = [...uncovered].map((item) => ({ item, reason: explain(item) }));
        return { level: name, covered: total - missing.length, total, missing };
      });
      return [...covered, flows(runOutcome)];
    },
  };
}

const cache = new WeakMap<SpecModel, (Level & { names: Set<string> })[]>();

function listNames(spec: SpecModel): (Level & { names: Set<string> })[] {
  const namesOf = ({ list }: Level) => new Set(spec.operations.flatMap((operation) => list(operation, spec)));
  const levels = cache.get(spec) ?? coverageLevels.map((level) => ({ ...level, names: namesOf(level) }));
  cache.set(spec, levels);
  return levels;
}

// An operation flow is covered if it ran, whether it passed or failed.
function flows({ all, results }: RunOutcome): LevelCoverage {
  const names = all.filter(({ kind }) => kind === "links" || kind === "workflows").map(({ name }) => name);
  const byName = new Map(results.map((result) => [result.name, result]));
  const missing = names
    .filter((name) => (byName.get(name)?.outcome ?? "skipped") === "skipped")
    .map((item) => ({ item, reason: byName.get(item)?.reason }));
  return { level: "operation flows", covered: names.length - missing.length, total: names.length, missing };
}

function createReasons(spec: SpecModel, runOutcome: RunOutcome): (status: string) => string {
  const nameOf = ({ operationId, status }: TestInfo) => `${operationId} × ${status}`;
  const results = groupBy(runOutcome.results, nameOf);
  const all = new Set(runOutcome.all.map(nameOf));
  const chosen = new Set(runOutcome.chosen.map(nameOf));
  const plannedReasons = new Map<string, string>(
    Object.entries(spec.plan.operations ?? {}).flatMap(([operationId, { unreachable = {} }]) =>
      Object.entries(unreachable).map(([status, reason]) => [`${operationId} × ${status}`, reason] as const),
    ),
  );
  return (name) => {
    const matching = results.get(name) ?? [];
    const skipped = matching.find(({ outcome }) => outcome === "skipped")?.reason;
    const failed = matching.find(({ outcome }) => outcome === "failed");
    const plannedReason = plannedReasons.get(name) ?? skipped;
    if (plannedReason !== undefined) return plannedReason;
    if (failed) return `Expected, but not received: see ${failed.name}.`;
    if (chosen.has(name)) return runOutcome.stopped ?? "Expected, but not received.";
    if (all.has(name)) return "Its test cases were not selected.";
    return "No test case expects it. Add a request that returns it to the plan, or add the reason to `unreachable`.";
  };
}
