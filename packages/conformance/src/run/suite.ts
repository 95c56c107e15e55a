import type { Operation } from "@crewkit/openapi";
import * as fc from "fast-check";
import type { SpecModel } from "../base/model.ts";
import type { Plan, TestNeeds } from "../base/plan.ts";
import type { TestInfo } from "../base/result.ts";
import type { Capabilities, Target } from "../base/target.ts";
import type { TestCase } from "../base/test-case.ts";
import { listTestCases } from "../cases/index.ts";
import { listPreferredTestCases } from "../cases/preferred.ts";
import { checkPlan } from "../plan/check-plan.ts";
import { listScenarios } from "../scenarios/index.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { createSpecModel } from "../spec/create-model.ts";
import { withReferences } from "../spec/references.ts";
import { distinctBy, groupBy, interleave } from "../values/group.ts";
import { createBudget } from "./estimate.ts";
import type { RunOptions } from "./options.ts";
import { runCase } from "./run-case.ts";
import { runScenario } from "./run-scenario.ts";
import type { RequestLoad, Task } from "./task.ts";

export interface Suite {
  spec: SpecModel;
  /** In execution order. */
  tasks: readonly Task[];
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
  const { name, operation, kind, status, rule, capability, edits } = testCase;
  const named = edits.flatMap((edit) =>
    edit.in === "as" ? [edit.actor] : edit.in === "credentials" && edit.changes.token !== undefined ? [""] : [],
  );
  const as = (named.length > 0 ? named : actorsFor(operation, plan)).filter((actor) => actor !== "");
  const info = { name, operationId: operation.operationId, kind, status, rule };
  const needed: keyof Capabilities | undefined = capability === "exhaustLimit" ? "advanceClock" : capability;
  const capabilities = needed === undefined ? [] : [needed];
  return {
    ...info,
    requests: estimateCaseRequests(testCase),
    requires: addNeeds(info, { writes: !operation.readOnly, capabilities, as }, plan),
    run: (environment, log) => runCase(testCase, environment, log),
  };
}

function scenarioTask(scenario: Scenario, { plan, operation }: SpecModel, target: Target): Task {
  const { name, operationId, kind, writes, as = [] } = scenario;
  const info = { name, operationId, kind };
  const actors = [...actorsFor(operation(operationId), plan), ...as];
  return {
    ...info,
    requests: estimateScenarioRequests(kind, target),
    requires: addNeeds(info, { writes, capabilities: [], as: actors }, plan),
    run: (environment, log) => runScenario(scenario, environment, log),
  };
}

function addNeeds(info: TestInfo, needs: Required<TestNeeds>, { testNeeds, errorStatuses }: Plan): Task["requires"] {
  const { writes = false, capabilities = [], as = [] } = testNeeds?.(info) ?? {};
  return {
    writes: needs.writes || writes,
    capabilities: [...needs.capabilities, ...capabilities],
    as: [...needs.as, ...as],
    limits: info.kind === "limits" || (info.status !== undefined && info.status === errorStatuses.limit),
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

// Other kinds send about four.
const scenarioRequests: Record<string, number> = {
  lifecycle: 34,
  "side-effects": 33,
  values: 31,
  ownership: 21,
  deleted: 20,
  pagination: 18,
  tokens: 15,
  filters: 13,
  actions: 12,
  custom: 11,
  methods: 8,
};

function estimateScenarioRequests(kind: string, target: Target): number {
  if (kind === "limits") return target.capabilities.advanceClock ? 550 : 3;
  const requests = scenarioRequests[kind] ?? 4;
  // Lists are shorter in read-only runs.
  return target.writes ? requests : Math.min(5, requests);
}

export interface Selection {
  /** The tests that the target can run. */
  all: readonly Task[];
  /** Tests that need what only other targets can do, such as injecting server errors. */
  impossible: readonly Task[];
  chosen: readonly Task[];
  /** The estimated requests of the tests that the target allows. */
  loads: readonly RequestLoad[];
}

// Tests in a sample share little setup, so they need more requests.
const sampleFactor = 1.4;

export function select(tasks: readonly Task[], options: RunOptions): Selection {
  const { only = [], sample: milliseconds, seed = 1 } = options;
  const isPossible = (task: Task) => hasCapabilities(task, options);
  const isNamed = ({ name }: Task) => only.length === 0 || only.some((part) => name.includes(part));
  const all = tasks.filter(isPossible);
  const named = all.filter(isNamed);
  const allowed = named.filter((task) => isAllowed(task, options));
  const rest = { all, impossible: tasks.filter((task) => isNamed(task) && !isPossible(task)) };
  if (milliseconds === undefined) return { ...rest, chosen: named, loads: allowed };
  const hasRoom = createBudget(milliseconds, options);
  const withReserve = (task: Task) => ({ ...task, requests: task.requests * sampleFactor });
  const sampled = new Set(sortByValue(shuffle(allowed, seed)).filter((task) => hasRoom(withReserve(task))));
  // Tests keep their order.
  const chosen = allowed.filter((task) => sampled.has(task));
  return { ...rest, chosen, loads: chosen.map(withReserve) };
}

// No option or plan gives a deployment the capabilities of the mock, such as injected server errors.
function hasCapabilities({ requires }: Task, { target }: RunOptions): boolean {
  return requires.capabilities.every((capability) => target.capabilities[capability]);
}

function isAllowed({ requires }: Task, { target, ignoreLimits = false }: RunOptions): boolean {
  if ((requires.writes && !target.writes) || (requires.limits && ignoreLimits)) return false;
  return requires.as.every((actor) => target.tokens[actor] !== undefined);
}

/**
 * A successful request per operation comes first, then the scenarios of the plan, which find the most defects. They are
 * followed by tests of all kinds in turn, each of another operation if possible.
 */
function sortByValue(tasks: readonly Task[]): Task[] {
  const successes = tasks.filter(({ kind }) => kind === "success");
  const first = distinctBy(successes, ({ operationId }) => operationId);
  const custom = tasks.filter(({ kind }) => kind === "custom");
  const kinds = [...groupBy(tasks, ({ kind }) => kind).values()].map((tests) =>
    interleave([...groupBy(tests, ({ operationId }) => operationId).values()]),
  );
  return distinctBy([...first, ...custom, ...interleave(kinds)], ({ name }) => name);
}

function shuffle<T>(list: readonly T[], seed: number): T[] {
  const whole = { minLength: list.length, maxLength: list.length };
  return fc.sample(fc.shuffledSubarray([...list], whole), { seed, numRuns: 1 }).flat();
}
