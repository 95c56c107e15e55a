import type { Operation } from "@crewkit/openapi";
import * as fc from "fast-check";
import { listTestCases } from "../cases/index.ts";
import { listPreferredTestCases } from "../cases/preferred.ts";
import type { TestCase } from "../cases/test-case.ts";
import { checkPlan } from "../plan/check-plan.ts";
import type { Plan } from "../plan/plan.ts";
import type { TestInfo } from "../report/result.ts";
import { listScenarios } from "../scenarios/index.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { createSpecModel, mayWrite, type SpecModel } from "../spec/model.ts";
import { withReferences } from "../spec/references.ts";
import type { Target } from "../targets/target.ts";
import { groupBy, interleave } from "../values/group.ts";
import { createBudget, type RequestLoad } from "./estimate.ts";
import type { RunOptions } from "./options.ts";
import { runCase } from "./run-case.ts";
import { runScenario } from "./run-scenario.ts";
import type { TestEnvironment, TestLog } from "./run-test.ts";

export interface Suite {
  spec: SpecModel;
  /** In execution order. */
  tasks: readonly Task[];
}

/** A test case or a scenario that can run. */
export interface Task extends TestInfo, RequestLoad {
  /** What the test needs. `as` lists the actors whose tokens are needed. */
  requires: {
    writes: boolean;
    capability?: TestCase["capability"] | undefined;
    as: readonly string[];
    /** True if the test needs rate limits. */
    limits: boolean;
  };
  run(environment: TestEnvironment, log: TestLog): Promise<void>;
}

/**
 * Lists all tests for a kind of target. Sends no requests. Runs with the same contract, plan, seed and kind of target can
 * share a suite.
 *
 * @throws InvalidPlanError if the plan has an unknown key, or a name that the contract does not have.
 */
export function prepareSuite(options: Pick<RunOptions, "contract" | "plan" | "target" | "seed">): Suite {
  const { contract, plan, target, seed = 1 } = options;
  const given = createSpecModel(contract, plan);
  checkPlan(given);
  const spec = { ...given, plan: withReferences(given) };
  const toTask = (each: TestCase) => caseTask(each, spec);
  if (target.stateless) return { spec, tasks: listPreferredTestCases(spec).map(toTask) };
  const cases = listTestCases({ spec, seed });
  const exhaustsLimit = ({ capability }: TestCase) => capability === "exhaustLimit";
  const tasks = [
    ...cases.filter((each) => !exhaustsLimit(each)).map(toTask),
    ...listScenarios(spec).map((scenario) => scenarioTask(scenario, spec, target)),
    // Last, because an exhausted limit delays other tests.
    ...cases.filter(exhaustsLimit).map(toTask),
  ];
  return { spec, tasks };
}

function caseTask(testCase: TestCase, { plan }: SpecModel): Task {
  const { name, operation, kind, status, capability, edits } = testCase;
  const named = edits.flatMap((edit) =>
    edit.in === "as" ? [edit.actor] : edit.in === "credentials" && edit.changes.token !== undefined ? [""] : [],
  );
  const as = (named.length > 0 ? named : actorsFor(operation, plan)).filter((actor) => actor !== "");
  return {
    name,
    operationId: operation.operationId,
    kind,
    status,
    requests: estimateCaseRequests(testCase),
    requires: { writes: mayWrite(operation, plan), capability, as, limits: capability === "exhaustLimit" },
    run: (environment, log) => runCase(testCase, environment, log),
  };
}

function scenarioTask(scenario: Scenario, { plan, operation }: SpecModel, target: Target): Task {
  const { name, operationId, kind, writes, as = [] } = scenario;
  return {
    name,
    operationId,
    kind,
    requests: estimateScenarioRequests(kind, target),
    requires: { writes, as: [...actorsFor(operation(operationId), plan), ...as], limits: kind === "limits" },
    run: (environment, log) => runScenario(scenario, environment, log),
  };
}

function actorsFor({ secured }: Operation, { actors }: Pick<Plan, "actors">): readonly string[] {
  return secured ? actors.slice(0, 1) : [];
}

// Estimates from past runs. A request that changes a resource needs another request that creates it.
function estimateCaseRequests({ isolated, capability, kind }: TestCase): number {
  if (capability === "exhaustLimit") return 12;
  return isolated || kind === "state" ? 2 : 1;
}

function estimateScenarioRequests(kind: string, target: Target): number {
  if (kind === "limits") return target.capabilities.advanceClock ? 550 : 3;
  // Lists are shorter in read-only runs.
  return target.writes ? 10 : 5;
}

export interface Selection {
  all: readonly Task[];
  chosen: readonly Task[];
  /** The estimated requests of the tests that the target allows. */
  loads: readonly RequestLoad[];
}

// Tests in a sample share little setup, so they need more requests.
const sampleFactor = 1.4;

export function select(all: readonly Task[], options: RunOptions): Selection {
  const { only = [], sample: milliseconds, seed = 1 } = options;
  const named = only.length === 0 ? all : all.filter(({ name }) => only.some((part) => name.includes(part)));
  const allowed = named.filter((task) => isAllowed(task, options));
  if (milliseconds === undefined) return { all, chosen: named, loads: allowed };
  const withReserve = (task: Task) => ({ ...task, requests: task.requests * sampleFactor });
  const hasRoom = createBudget(milliseconds, options);
  const chosen = sampleTasks(allowed, seed, (task) => hasRoom(withReserve(task)));
  return { all, chosen, loads: chosen.map(withReserve) };
}

function isAllowed({ requires }: Task, { target, ignoreLimits = false }: RunOptions): boolean {
  const { writes, capabilities, tokens } = target;
  if (requires.limits && ignoreLimits) return false;
  if (requires.writes && !writes) return false;
  if (requires.capability === "injectError" && !capabilities.injectError) return false;
  if (requires.capability === "exhaustLimit" && !capabilities.advanceClock) return false;
  return requires.as.every((actor) => tokens[actor] !== undefined);
}

/**
 * Takes operations in turn, and their kinds in turn, success cases first. The seed determines the selection. The
 * selected tests keep their order.
 */
function sampleTasks(tasks: readonly Task[], seed: number, fits: (task: Task) => boolean): Task[] {
  const operations = groupBy(shuffle(tasks, seed), ({ operationId }) => operationId);
  const queues = shuffle([...operations.values()], seed).map(byKind);
  const chosen = new Set(interleave(queues).filter(fits));
  return tasks.filter((task) => chosen.has(task));
}

function byKind(tasks: readonly Task[]): Task[] {
  const successFirst = tasks.toSorted((a, b) => Number(b.kind === "success") - Number(a.kind === "success"));
  return interleave([...groupBy(successFirst, ({ kind }) => kind).values()]);
}

function shuffle<T>(list: readonly T[], seed: number): T[] {
  const whole = { minLength: list.length, maxLength: list.length };
  return fc.sample(fc.shuffledSubarray([...list], whole), { seed, numRuns: 1 }).flat();
}
