import type { Plan } from "../../../plan/plan.ts";
import { accountScenarios } from "./accounts.ts";
import { analyticsScenarios } from "./analytics.ts";
import { experimentScenarios } from "./experiments.ts";
import { invitationScenarios, organizationScenarios } from "./organizations.ts";
import { playbookScenarios } from "./playbooks.ts";
import { resourceScenarios } from "./resources.ts";
import { sessionScenarios } from "./sessions.ts";
import { tierScenarios } from "./tiers.ts";

/** Invitations come last, because they advance the clock by days. */
export const scenarios: NonNullable<Plan["scenarios"]> = {
  ...accountScenarios,
  ...organizationScenarios,
  ...sessionScenarios,
  ...analyticsScenarios,
  ...resourceScenarios,
  ...tierScenarios,
  ...playbookScenarios,
  ...experimentScenarios,
  ...invitationScenarios,
};
