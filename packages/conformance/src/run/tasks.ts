import type { Operation } from "@crewkit/openapi";
import type { GeneratorOptions } from "../cases/generator.ts";
import { listTestCases } from "../cases/index.ts";
import { listPreferredTestCases } from "../cases/preferred.ts";
import type { TestCase } from "../cases/test-case.ts";
import type { Plan } from "../plan/plan.ts";
import type { Result, TestInfo } from "../report/result.ts";
import { listScenarios } from "../scenarios/index.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { mayWrite, type SpecModel } from "../spec/model.ts";
import type { Target } from "../targets/target.ts";
import { runCase } from "./run-case.ts";
import { runScenario } from "./run-scenario.ts";
import type { TestEnvironment } from "./run-test.ts";

export interface Task extends TestInfo {
  requests: number;
  requires: Requirements;
  run(environment: TestEnvironment): Promise<Result>;
}

/** Known before the first request. */
interface Requirements {
  writes?: boolean;
  capability?: TestCase["capability"] | undefined;
  as?: readonly string[];
}

export interface Selection {
  all: readonly Task[];
  chosen: readonly Task[];
  /** The estimated requests of the tests that the target allows. */
  loads: readonly Pick<Task, "operationId" | "requests">[];
}

export interface TaskOptions extends GeneratorOptions {
  target: TaskTarget;
}

type TaskTarget = Pick<Target, "stateless" | "writes" | "capabilities">;

/** Lists all tests for a target in execution order. Sends no requests. */
export function listTasks({ spec, seed, target }: TaskOptions): Task[] {
  const toTask = (each: TestCase) => caseTask(each, spec);
  if (target.stateless) return listPreferredTestCases(spec).map(toTask);
  const toScenarioTask = (scenario: Scenario) => scenarioTask(scenario, spec, target);
  const cases = listTestCases({ spec, seed });
  // Last, because an exhausted limit delays other tests.
  const [exhausting, others] = [cases.filter(exhaustsLimit), cases.filter((each) => !exhaustsLimit(each))];
  const scenarios = listScenarios(spec);
  return [...others.map(toTask), ...scenarios.map(toScenarioTask), ...exhausting.map(toTask)];
}

function exhaustsLimit({ capability }: TestCase): boolean {
  return capability === "exhaustLimit";
}

export function isAllowed({ requires }: Task, { writes, capabilities, tokens }: Target): boolean {
  if (requires.writes && !writes) return false;
  if (requires.capability === "injectError" && !capabilities.injectError) return false;
  if (requires.capability === "exhaustLimit" && !capabilities.advanceClock) return false;
  return (requires.as ?? []).every((actor) => tokens[actor] !== undefined);
}

function caseTask(testCase: TestCase, { plan }: SpecModel): Task {
  const { name, operation, kind, status, capability } = testCase;
  const named = testCase.edits.flatMap((edit) => (edit.in === "as" ? [edit.actor] : edit.in === "token" ? [""] : []));
  const as = (named.length > 0 ? named : actorsFor(operation, plan)).filter((actor) => actor !== "");
  return {
    name,
    operationId: operation.operationId,
    kind,
    status,
    requests: estimateCaseRequests(testCase),
    requires: { writes: mayWrite(operation, plan), capability, as },
    run: (environment) => runCase(testCase, environment),
  };
}

function actorsFor({ secured }: Operation, { actors }: Plan): readonly string[] {
  return secured ? actors.slice(0, 1) : [];
}

function scenarioTask(scenario: Scenario, { plan, operation }: SpecModel, target: TaskTarget): Task {
  const { name, operationId, kind, writes, as = [] } = scenario;
  const requires = { writes, as: [...actorsFor(operation(operationId), plan), ...as] };
  return {
    name,
    operationId,
    kind,
    requests: estimateScenarioRequests(kind, target),
    requires,
    run: (environment) => runScenario(scenario, environment),
  };
}

// Estimates from past runs. A request that changes a resource needs another request that creates it.
function estimateCaseRequests({ isolated, generated, capability, kind }: TestCase): number {
  if (capability === "exhaustLimit") return 12;
  const once = isolated || kind === "state" ? 2 : 1;
  return generated ? 4 * once : once;
}

function estimateScenarioRequests(kind: string, target: TaskTarget): number {
  if (kind === "limits") return target.capabilities.advanceClock ? 550 : 3;
  // Lists are shorter in read-only runs.
  return target.writes ? 10 : 5;
}
