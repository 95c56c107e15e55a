import type { Result } from "../../report/result.ts";
import { runConformance } from "../../run/run.ts";
import { prepareSuite, type Suite } from "../../run/suite.ts";
import contract from "./contract.ts";
import plan from "./plan.ts";
import { openLibrary, type Spoil } from "./server.ts";

/** What to run against a library of its own. */
export interface LibraryRun {
  seed?: number;
  only?: string[];
  spoil?: Spoil;
}

const suites = new Map<number, Suite>();

/** Runs the suite against a new library. */
export async function runLibrary({ seed = 1, only = [], spoil }: LibraryRun = {}): Promise<Result[]> {
  const target = await openLibrary(spoil);
  const options = { contract, plan, target, seed, only, closed: true };
  const suite = suites.get(seed) ?? prepareSuite(options);
  suites.set(seed, suite);
  const { results } = await runConformance(options, suite).finally(() => target.close());
  return results;
}
