import type { OperationPlan } from "../../../plan/plan.ts";
import { analytics } from "./analytics.ts";
import { authentication } from "./authentication.ts";
import { conventions } from "./conventions.ts";
import { experiments } from "./experiments.ts";
import { invitations } from "./invitations.ts";
import { members } from "./members.ts";
import { organizations } from "./organizations.ts";
import { playbooks } from "./playbooks.ts";
import { projects } from "./projects.ts";
import { repositories } from "./repositories.ts";
import { resources } from "./resources.ts";
import { roles } from "./roles.ts";
import { sessions } from "./sessions.ts";
import { versions } from "./versions.ts";

/** What the engine can't know of crewkit's operations, a file each tag. Health needs none. */
export const operations: Record<string, OperationPlan> = {
  ...authentication,
  ...invitations,
  ...members,
  ...organizations,
  ...projects,
  ...repositories,
  ...roles,
  ...versions,
  ...sessions,
  ...resources,
  ...playbooks,
  ...experiments,
  ...conventions,
  ...analytics,
};
