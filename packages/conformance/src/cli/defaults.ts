import type { Contract } from "@crewkit/openapi";
import type { Plan } from "../plan/plan.ts";
import type { Target } from "../targets/target.ts";

/** What a command line stands for: the API that is tried where nobody names another. */
export interface Defaults {
  command: string;
  contract(): Contract;
  /** The API's Arazzo documents, parsed. */
  workflows(): unknown[];
  plan: Plan;
  startMock(options: { seed: number }): Promise<Target>;
  /** The variables of the environment that stand for options; that of an actor's token ends in `_ACTOR`. */
  variables: { url: string; token: string };
  exampleFilter: string;
}
