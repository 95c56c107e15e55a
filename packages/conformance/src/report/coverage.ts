import type { Exchange } from "../http/exchange.ts";
import type { Law } from "../law/law.ts";
import { groupBy } from "../values/group.ts";
import { type Level, levels } from "./levels.ts";
import type { Subject, Tried } from "./result.ts";

/** How much of the contract a run has reached, at one level. */
export interface LevelCoverage {
  level: string;
  reached: number;
  /** All that the contract has of it. */
  of: number;
  missing: Missing[];
}

/** Something that a run has not reached. */
export interface Missing {
  /** `createProject × 422`. */
  what: string;
  reason?: string | undefined;
}

export interface Coverage {
  /** Takes down what an exchange reached: names, and nothing of the answer. */
  note(exchange: Exchange): void;
  requests(): number;
  /** What all exchanges reached, level by level. */
  finish(tried: Tried): LevelCoverage[];
}

/** Counts what a run reaches of a contract: what it has sent and what has come, whatever was wanted. */
export function createCoverage(law: Law): Coverage {
  const counted = listNames(law).map(({ names, ...level }) => ({ ...level, left: new Set(names), of: names.size }));
  let requests = 0;
  return {
    note(exchange) {
      requests += 1;
      for (const { left, seen } of counted) for (const name of seen(exchange, law)) left.delete(name);
    },
    requests: () => requests,
    finish(tried) {
      const reasonOf = createReasons(law, tried);
      const reached = counted.map(({ name, left, of }) => {
        const missing = [...left].map((what) => ({ what, reason: name === "statuses" ? reasonOf(what) : undefined }));
        return { level: name, reached: of - missing.length, of, missing };
      });
      return [...reached, flows(tried)];
    },
  };
}

const known = new WeakMap<Law, (Level & { names: Set<string> })[]>();

// What a run can reach, level by level: listed once for all runs of a suite.
function listNames(law: Law): (Level & { names: Set<string> })[] {
  const names =
    known.get(law) ??
    levels.map((level) => ({ ...level, names: new Set(law.operations.flatMap((each) => level.list(each, law))) }));
  known.set(law, names);
  return names;
}

// Links and workflows lead from operation to operation: what was gone to the end is reached, well or badly.
function flows({ all, results }: Tried): LevelCoverage {
  const names = all.filter(({ kind }) => kind === "links" || kind === "workflows").map(({ name }) => name);
  const byName = new Map(results.map((result) => [result.name, result]));
  const missing = names
    .filter((name) => (byName.get(name)?.outcome ?? "unreached") === "unreached")
    .map((what) => ({ what, reason: byName.get(what)?.reason }));
  return { level: "flows", reached: names.length - missing.length, of: names.length, missing };
}

// Says why a status of an operation, named as `createProject × 422`, did not come.
function createReasons(law: Law, tried: Tried): (status: string) => string {
  const nameOf = ({ operationId, status }: Subject) => `${operationId} × ${status}`;
  const results = groupBy(tried.results, nameOf);
  const all = new Set(tried.all.map(nameOf));
  const chosen = new Set(tried.chosen.map(nameOf));
  const excuses = new Map<string, string>(
    Object.entries(law.plan.operations ?? {}).flatMap(([operationId, { unreachable = {} }]) =>
      Object.entries(unreachable).map(([status, reason]) => [`${operationId} × ${status}`, reason] as const),
    ),
  );
  return (name) => {
    const own = results.get(name) ?? [];
    const unreached = own.find(({ outcome }) => outcome === "unreached")?.reason;
    const failed = own.find(({ outcome }) => outcome === "failed");
    const excuse = excuses.get(name) ?? unreached;
    if (excuse !== undefined) return excuse;
    if (failed) return `It was asked for, but did not come: see ${failed.name}.`;
    if (chosen.has(name)) return tried.stopped ?? "It was asked for, but did not come.";
    if (all.has(name)) return "What asks for it was left out of this run.";
    return "No case asks for it: the plan needs a recipe, or a reason why it can't be provoked.";
  };
}
