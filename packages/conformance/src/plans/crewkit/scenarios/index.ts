import type { Plan } from "../../../plan/plan.ts";
import { accountScenarios } from "./accounts.ts";
import { invitationScenarios, organizationScenarios } from "./organizations.ts";
import { resourceScenarios } from "./resources.ts";
import { analyticsScenarios, sessionScenarios } from "./sessions.ts";

/** What crewkit promises, and no contract can say. The one in which days pass comes last. */
export const scenarios: NonNullable<Plan["scenarios"]> = {
  ...accountScenarios,
  ...organizationScenarios,
  ...sessionScenarios,
  ...analyticsScenarios,
  ...resourceScenarios,
  ...invitationScenarios,
};
