import type { Exchange } from "../http/exchange.ts";
import type { SpecModel } from "../spec/model.ts";
import { groupBy } from "../values/group.ts";
import { coverageLevels, type Level } from "./levels.ts";
import type { RunOutcome, TestInfo } from "./result.ts";

/** How much of the contract a run has reached, at one level. */
export interface LevelCoverage {
  level: string;
  covered: number;
  /** All that the contract has of it. */
  total: number;
  missing: Missing[];
}

/** Something that a run has not reached. */
export interface Missing {
  /** `createProject × 422`. */
  item: string;
  reason?: string | undefined;
}

export interface Coverage {
  /** Takes down what an exchange reached: names, and nothing of the answer. */
  record(exchange: Exchange): void;
  requests(): number;
  /** What all exchanges reached, level by level. */
  summarize(runOutcome: RunOutcome): LevelCoverage[];
}

/** Counts what a run reaches of a contract: what it has sent and what has come, whatever was wanted. */
export function createCoverage(spec: SpecModel): Coverage {
  const levelNames = listNames(spec).map(({ names, ...level }) => ({
    ...level,
    uncovered: new Set(names),
    total: names.size,
  }));
  let requests = 0;
  return {
    record(exchange) {
      requests += 1;
      for (const { uncovered, coveredBy } of levelNames)
        for (const name of coveredBy(exchange, spec)) uncovered.delete(name);
    },
    requests: () => requests,
    summarize(runOutcome) {
      const reasonOf = createReasons(spec, runOutcome);
      const covered = levelNames.map(({ name, uncovered, total }) => {
        const missing = [...uncovered].map((item) => ({
          item,
          reason: name === "statuses" ? reasonOf(item) : undefined,
        }));
        return { level: name, covered: total - missing.length, total, missing };
      });
      return [...covered, flows(runOutcome)];
    },
  };
}

const known = new WeakMap<SpecModel, (Level & { names: Set<string> })[]>();

// What a run can reach, level by level: listed once for all runs of a suite.
function listNames(spec: SpecModel): (Level & { names: Set<string> })[] {
  const names =
    known.get(spec) ??
    coverageLevels.map((level) => ({
      ...level,
      names: new Set(spec.operations.flatMap((each) => level.list(each, spec))),
    }));
  known.set(spec, names);
  return names;
}

// Links and workflows lead from operation to operation: what was gone to the end is reached, well or badly.
function flows({ all, results }: RunOutcome): LevelCoverage {
  const names = all.filter(({ kind }) => kind === "links" || kind === "workflows").map(({ name }) => name);
  const byName = new Map(results.map((result) => [result.name, result]));
  const missing = names
    .filter((name) => (byName.get(name)?.outcome ?? "skipped") === "skipped")
    .map((item) => ({ item, reason: byName.get(item)?.reason }));
  return { level: "flows", covered: names.length - missing.length, total: names.length, missing };
}

// Says why a status of an operation, named as `createProject × 422`, did not come.
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
    const own = results.get(name) ?? [];
    const skipped = own.find(({ outcome }) => outcome === "skipped")?.reason;
    const failed = own.find(({ outcome }) => outcome === "failed");
    const plannedReason = plannedReasons.get(name) ?? skipped;
    if (plannedReason !== undefined) return plannedReason;
    if (failed) return `It was asked for, but did not come: see ${failed.name}.`;
    if (chosen.has(name)) return runOutcome.stopped ?? "It was asked for, but did not come.";
    if (all.has(name)) return "What asks for it was left out of this run.";
    return "No case asks for it: the plan needs a recipe, or a reason why it can't be provoked.";
  };
}
