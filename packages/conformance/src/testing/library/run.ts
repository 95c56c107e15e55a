import type { Result } from "../../report/result.ts";
import { runConformance } from "../../run/run.ts";
import { prepareSuite, type Suite } from "../../run/suite.ts";
import defaultContract from "./contract.ts";
import plan from "./plan.ts";
import { type Mutate, startLibrary } from "./server.ts";

export interface LibraryRun {
  seed?: number;
  only?: string[];
  mutate?: Mutate;
  contract?: typeof defaultContract;
}

const suites = new Map<string, Suite>();

export async function runLibrary(run: LibraryRun = {}): Promise<Result[]> {
  const { seed = 1, only = [], mutate, contract = defaultContract } = run;
  const target = await startLibrary(mutate);
  const options = { contract, plan, target, seed, only, closed: true };
  const key = JSON.stringify([seed, contract]);
  const suite = suites.get(key) ?? prepareSuite(options);
  suites.set(key, suite);
  const { results } = await runConformance(options, suite).finally(() => target.close());
  return results;
}
