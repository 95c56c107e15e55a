import type { Contract } from "@crewkit/openapi";
import { type Plan, prepareSuite, type Result, runConformance, type Suite, type Target } from "../../src/index.ts";
import type { Mutant } from "./mutant.ts";
import { type ProxyListener, startProxy } from "./proxy.ts";

export interface MutantRunner {
  url: string;
  /** Resets the mock and activates a mutant. Without an argument, deactivates the current mutant. */
  use(mutant?: Mutant): Promise<void>;
  run(mutant: Mutant): Promise<Result[]>;
  /** Runs tests against the unmodified target. */
  runUnmodified(only: readonly string[]): Promise<Result[]>;
  close(): Promise<void>;
}

export interface MutantRunnerOptions {
  contract: Contract;
  plan: Plan;
  target: Target;
  workflows?: readonly unknown[];
  suite?: Suite;
  listen?: ProxyListener;
}

export async function startMutantRunner(options: MutantRunnerOptions): Promise<MutantRunner> {
  const { contract, plan, target, workflows = [], listen, suite = prepareSuite(options) } = options;
  const proxy = await startProxy(target.url, suite.spec, listen);
  const runOptions = { contract, plan, target: { ...target, url: proxy.url }, closed: true, workflows };
  // Only the leak check needs the outsider's data, which is slow to create.
  const { outsiderIds: _, ...planWithoutOutsider } = plan;
  async function run(only: readonly string[], mutant?: Mutant): Promise<Result[]> {
    await proxy.use(mutant);
    const runPlan = mutant && mutant.killedBy !== "leak" ? planWithoutOutsider : plan;
    const { results } = await runConformance({ ...runOptions, plan: runPlan, only }, suite);
    await proxy.use();
    return results;
  }
  const { url, use, close } = proxy;
  return { url, use, run: (mutant) => run(mutant.only, mutant), runUnmodified: (only) => run(only), close };
}

/** True if the expected check or kind reported a failure. Errors of the plan do not count. */
export function isKilled({ killedBy }: Mutant, results: readonly Result[]): boolean {
  return results.some(({ kind, failures }) =>
    failures.some(({ check }) => check === killedBy || (kind === killedBy && check !== "plan")),
  );
}
