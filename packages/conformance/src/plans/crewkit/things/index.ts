import type { Thing } from "../../../plan/plan.ts";
import { accountThings } from "./accounts.ts";
import { experimentThings } from "./experiments.ts";
import { playbookThings } from "./playbooks.ts";
import { repositoryThing } from "./repositories.ts";
import { resourceThings } from "./resources.ts";
import { sessionThings } from "./sessions.ts";

/** How things are made or found that the contract's links don't lead to, or not in the state that is needed. */
export const things: Record<string, Thing> = {
  ...accountThings,
  "/{}/repos/{}": repositoryThing,
  ...sessionThings,
  ...resourceThings,
  ...playbookThings,
  ...experimentThings,
};
