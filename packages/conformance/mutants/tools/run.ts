import type { Contract } from "@crewkit/openapi";
import { type Plan, prepareSuite, type Result, runConformance, type Suite, type Target } from "../../src/index.ts";
import type { Mutant } from "./mutant.ts";
import { type ProxyListener, startProxy } from "./proxy.ts";

export interface MutantRunner {
  url: string;
  /** Resets the mock and activates a mutant, or none. */
  use(mutant?: Mutant): Promise<void>;
  /** Runs the tests that must kill a mutant. */
  run(mutant: Mutant): Promise<Result[]>;
  /** Runs parts of the suite against the unmodified target. */
  runCorrect(only: readonly string[]): Promise<Result[]>;
  close(): Promise<void>;
}

/** `target` must be correct. The runner does not close it. */
export interface MutantRunnerOptions {
  contract: Contract;
  plan: Plan;
  target: Target;
  workflows?: readonly unknown[];
  /** Prepared for the same contract, plan and workflows. */
  suite?: Suite;
  listen?: ProxyListener;
}

export async function startMutantRunner(options: MutantRunnerOptions): Promise<MutantRunner> {
  const { contract, plan, target, workflows = [], listen, suite = prepareSuite(options) } = options;
  const proxy = await startProxy(target.url, suite.spec, listen);
  const runOptions = { contract, plan, target: { ...target, url: proxy.url }, closed: true, workflows };
  // Only the leak check needs the outsider's data, which takes longer to create than most mutants run.
  const { outsiderIds: _, ...planWithoutOutsider } = plan;
  async function run(only: readonly string[], mutant?: Mutant): Promise<Result[]> {
    await proxy.use(mutant);
    const runPlan = mutant && mutant.killedBy !== "leak" ? planWithoutOutsider : plan;
    const { results } = await runConformance({ ...runOptions, plan: runPlan, only }, suite);
    await proxy.use();
    return results;
  }
  return {
    url: proxy.url,
    use: proxy.use,
    run: (mutant) => run(mutant.only, mutant),
    runCorrect: (only) => run(only),
    close: proxy.close,
  };
}

/** True if the expected check or kind reported a failure. Errors of the plan do not count. */
export function isKilled({ killedBy }: Mutant, results: readonly Result[]): boolean {
  return results.some(({ kind, failures }) =>
    failures.some(({ check }) => check === killedBy || (kind === killedBy && check !== "plan")),
  );
}
