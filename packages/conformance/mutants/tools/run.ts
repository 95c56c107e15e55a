import type { Contract } from "@crewkit/openapi";
import { type Plan, prepareSuite, type Result, runConformance, type Suite, type Target } from "../../src/index.ts";
import type { Mutant } from "./mutant.ts";
import { type ProxyListener, startProxy } from "./proxy.ts";

export interface MutantRunner {
  url: string;
  /** Lets a mutant answer from now on; without one the server as it is. It begins anew. */
  use(mutant?: Mutant): Promise<void>;
  /** Runs what must find a mutant. */
  run(mutant: Mutant): Promise<Result[]>;
  /** Runs the same parts of the suite against the server as it is. */
  runCorrect(only: readonly string[]): Promise<Result[]>;
  close(): Promise<void>;
}

/** What a laboratory works with: a target that is correct, which it does not close. */
export interface MutantRunnerOptions {
  contract: Contract;
  plan: Plan;
  target: Target;
  /** Arazzo documents, parsed. */
  workflows?: readonly unknown[];
  /** Prepared for the same. */
  suite?: Suite;
  listen?: ProxyListener;
}

/** Puts a proxy before a target that is correct. */
export async function startMutantRunner(options: MutantRunnerOptions): Promise<MutantRunner> {
  const { contract, plan, target, workflows = [], listen, suite = prepareSuite(options) } = options;
  const proxy = await startProxy(target.url, suite.spec, listen);
  const runOptions = { contract, plan, target: { ...target, url: proxy.url }, closed: true, workflows };
  // Only one check needs the stranger's data, and to make it takes longer than most mutants.
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

/** Whether the one who must find a mutant complained of it. That the plan can't go on with an answer finds nothing. */
export function isKilled({ killedBy }: Mutant, results: readonly Result[]): boolean {
  return results.some(({ kind, failures }) =>
    failures.some(({ check }) => check === killedBy || (kind === killedBy && check !== "plan")),
  );
}
