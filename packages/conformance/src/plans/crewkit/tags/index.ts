import type { TagPlan } from "../common/tag-plan.ts";
import { analytics } from "./analytics/index.ts";
import { authentication } from "./authentication/index.ts";
import { conventions } from "./conventions/index.ts";
import { experiments } from "./experiments/index.ts";
import { invitations } from "./invitations/index.ts";
import { members } from "./members/index.ts";
import { organizations } from "./organizations/index.ts";
import { playbooks } from "./playbooks/index.ts";
import { projects } from "./projects/index.ts";
import { repositories } from "./repositories/index.ts";
import { resources } from "./resources/index.ts";
import { roles } from "./roles/index.ts";
import { sessions } from "./sessions/index.ts";
import { versions } from "./versions/index.ts";

/** Custom scenarios run in this order. Invitations come last, because their scenarios advance the clock by days. */
export const tagPlans: Record<string, TagPlan> = {
  authentication,
  organizations,
  members,
  roles,
  projects,
  repositories,
  sessions,
  analytics,
  resources,
  versions,
  playbooks,
  conventions,
  experiments,
  invitations,
};
