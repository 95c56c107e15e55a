import fc from "fast-check";
import { checkPlan } from "../plan/check-plan.ts";
import type { Plan } from "../plan/plan.ts";
import { createSpecModel, type SpecModel } from "../spec/model.ts";
import { withReferences } from "../spec/references.ts";
import { groupBy, interleave } from "../values/group.ts";
import { createBudget, type RequestLoad } from "./estimate.ts";
import type { RunOptions } from "./options.ts";
import { isAllowed, listTasks, type Selection, type Task } from "./tasks.ts";

export interface Suite {
  spec: SpecModel<Plan>;
  /** In execution order. */
  tasks: readonly Task[];
}

/**
 * Runs with the same contract, plan, seed and kind of target can share a suite.
 *
 * @throws InvalidPlanError if the plan has an unknown key, or a name that the contract does not have.
 */
export function prepareSuite(options: Pick<RunOptions, "contract" | "plan" | "target" | "seed">): Suite {
  const { contract, plan, target, seed = 1 } = options;
  const given = createSpecModel(contract, plan);
  checkPlan(given);
  const spec = { ...given, plan: withReferences(given) };
  return { spec, tasks: listTasks({ spec, target, seed }) };
}

// Tests in a sample share little setup, so they need more requests.
const sampleFactor = 1.4;

export function select(all: readonly Task[], options: RunOptions): Selection {
  const { only = [], sample: milliseconds, seed = 1, target } = options;
  const named = only.length === 0 ? all : all.filter(({ name }) => only.some((part) => name.includes(part)));
  const allowed = named.filter((task) => isAllowed(task, target));
  if (milliseconds === undefined) return { all, chosen: named, loads: allowed };
  const hasRoom = createBudget(milliseconds, options);
  const chosen = sampleTasks(allowed, { fits: (task) => hasRoom(withReserve(task)), seed });
  return { all, chosen, loads: chosen.map(withReserve) };
}

function withReserve({ operationId, requests }: Task): RequestLoad {
  return { operationId, requests: requests * sampleFactor };
}

export interface SampleOptions {
  fits(task: Task): boolean;
  seed: number;
}

/**
 * Takes operations in turn, and their kinds in turn, success cases first. The seed determines the selection. The
 * selected tests keep their order.
 */
export function sampleTasks(tasks: readonly Task[], { fits, seed }: SampleOptions): Task[] {
  const operations = groupBy(shuffle(tasks, seed), ({ operationId }) => operationId);
  const queues = shuffle([...operations.values()], seed).map(byKind);
  const chosen = new Set(interleave(queues).filter(fits));
  return tasks.filter((task) => chosen.has(task));
}

function byKind(tasks: Task[]): Task[] {
  const kinds = [...groupBy(tasks, ({ kind }) => kind)];
  return interleave(
    kinds
      .toSorted(([a], [b]) => Number(b === "success") - Number(a === "success"))
      .map(([, tasksOfKind]) => tasksOfKind),
  );
}

function shuffle<T>(list: readonly T[], seed: number): T[] {
  const whole = { minLength: list.length, maxLength: list.length };
  return fc.sample(fc.shuffledSubarray([...list], whole), { seed, numRuns: 1 }).flat();
}
