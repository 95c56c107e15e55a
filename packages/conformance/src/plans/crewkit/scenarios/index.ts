import type { Plan } from "../../../plan/plan.ts";
import { accountScenarios } from "./accounts.ts";
import { invitationScenarios, organizationScenarios } from "./organizations.ts";
import { resourceScenarios } from "./resources.ts";
import { analyticsScenarios, sessionScenarios } from "./sessions.ts";

/** Invitations come last, because they advance the clock by days. */
export const scenarios: NonNullable<Plan["scenarios"]> = {
  ...accountScenarios,
  ...organizationScenarios,
  ...sessionScenarios,
  ...analyticsScenarios,
  ...resourceScenarios,
  ...invitationScenarios,
};
