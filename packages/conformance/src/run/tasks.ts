import type { Operation } from "@crewkit/openapi";
import type { Case } from "../cases/case.ts";
import { listCases } from "../cases/index.ts";
import type { Making } from "../cases/make.ts";
import { preferredCases } from "../cases/preferred.ts";
import { type Law, mayWrite } from "../law/law.ts";
import type { Plan } from "../plan/plan.ts";
import type { Result, Subject } from "../report/result.ts";
import type { Target } from "../targets/target.ts";
import { listWalks } from "../walks/index.ts";
import type { Walk } from "../walks/walk.ts";
import type { Running } from "./attempt.ts";
import { runCase } from "./run-case.ts";
import { runWalk } from "./run-walk.ts";

/** A case or a walk, as a run sees it. */
export interface Task extends Subject {
  /** How many requests it takes, about. */
  requests: number;
  needs: Needs;
  run(running: Running): Promise<Result>;
}

/** What a task needs of a target, as far as that is known before anything is sent. */
interface Needs {
  writes?: boolean;
  power?: Case["power"] | undefined;
  as?: readonly string[];
}

export interface Selection {
  all: readonly Task[];
  chosen: readonly Task[];
  /** The requests that what was chosen takes, about, without what is known not to be reached. */
  loads: readonly Pick<Task, "operationId" | "requests">[];
}

/** All that can be tried at a target, in the order in which it runs. Nothing is sent. */
export function listTasks({
  law,
  seed,
  target,
}: Making & { target: Pick<Target, "stateless" | "writes" | "powers"> }): Task[] {
  const toTask = (each: Case) => caseTask(each, law);
  if (target.stateless) return preferredCases(law).map(toTask);
  const cases = listCases({ law, seed });
  // What uses up a limit would hold up whatever comes after it.
  const [spending, others] = [cases.filter(spends), cases.filter((each) => !spends(each))];
  const walks = listWalks(law).map((walk) => walkTask(walk, law, target));
  return [...others.map(toTask), ...walks, ...spending.map(toTask)];
}

function spends({ power }: Case): boolean {
  return power === "spend";
}

/** Whether a target allows a task, as far as that is known before anything is sent. */
export function isAllowed({ needs }: Task, { writes, powers, tokens }: Target): boolean {
  if (needs.writes && !writes) return false;
  if (needs.power === "fail" && !powers.fail) return false;
  if (needs.power === "spend" && !powers.passTime) return false;
  return (needs.as ?? []).every((who) => tokens[who] !== undefined);
}

function caseTask(testCase: Case, { plan }: Law): Task {
  const { name, operation, kind, status, power } = testCase;
  const named = testCase.edits.flatMap((edit) => (edit.in === "as" ? [edit.who] : edit.in === "token" ? [""] : []));
  const as = (named.length > 0 ? named : actingIn(operation, plan)).filter((who) => who !== "");
  return {
    ...{ name, operationId: operation.operationId, kind, status, requests: effortOfCase(testCase) },
    needs: { writes: mayWrite(operation, plan), power, as },
    run: (running) => runCase(testCase, running),
  };
}

// Unless a case says otherwise, who may do most.
function actingIn({ secured }: Operation, { actors }: Plan): readonly string[] {
  return secured ? actors.slice(0, 1) : [];
}

function walkTask(walk: Walk, { plan, operation }: Law, target: Pick<Target, "writes" | "powers">): Task {
  const { name, operationId, kind, writes, as = [] } = walk;
  const needs = { writes, as: [...actingIn(operation(operationId), plan), ...as] };
  return {
    ...{ name, operationId, kind, requests: effortOfWalk(kind, target), needs },
    run: (running) => runWalk(walk, running),
  };
}

// About how many requests a case takes, by what runs took: one that changes something makes a thing for it first.
function effortOfCase({ fresh, generated, power, kind }: Case): number {
  if (power === "spend") return 12;
  const once = fresh || kind === "state" ? 2 : 1;
  return generated ? 4 * once : once;
}

// About how many requests a walk of a kind takes at a target, by what runs took.
function effortOfWalk(kind: string, { writes, powers }: Pick<Target, "writes" | "powers">): number {
  // A limit is used up only where time can be made to pass.
  if (kind === "limits") return powers.passTime ? 550 : 3;
  return (writes ? undefined : read[kind]) ?? walks[kind] ?? 8;
}

const walks: Record<string, number> = {
  ...{ unkept: 44, filters: 34, pages: 22, gone: 20, life: 18, namespace: 15, credential: 15, hierarchy: 6 },
  ...{ idempotent: 6, spellings: 5, links: 4, unique: 4, available: 3, defaults: 3, order: 3, views: 3, safe: 2 },
};

// Where nothing is made, lists are short.
const read: Record<string, number> = { pages: 11, filters: 10, stories: 3, links: 2, order: 2 };
