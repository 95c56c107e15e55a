import type { Plan } from "../../../plan/plan.ts";
import { accountScenarios } from "./accounts.ts";
import { analyticsScenarios } from "./analytics.ts";
import { withCompleteRequests } from "./complete-requests.ts";
import { experimentScenarios } from "./experiments.ts";
import { invitationScenarios } from "./invitations.ts";
import { loginScenarios } from "./logins.ts";
import { memberScenarios } from "./members.ts";
import { organizationScenarios } from "./organizations.ts";
import { passkeyScenarios } from "./passkeys.ts";
import { playbookScenarios } from "./playbooks.ts";
import { projectScenarios } from "./projects.ts";
import { resourceScenarios } from "./resources.ts";
import { sessionScenarios } from "./sessions.ts";
import { tierScenarios } from "./tiers.ts";

/** Invitations come last, because they advance the clock by days. */
export const scenarios: NonNullable<Plan["scenarios"]> = withCompleteRequests({
  ...loginScenarios,
  ...passkeyScenarios,
  ...accountScenarios,
  ...organizationScenarios,
  ...memberScenarios,
  ...projectScenarios,
  ...sessionScenarios,
  ...analyticsScenarios,
  ...resourceScenarios,
  ...tierScenarios,
  ...playbookScenarios,
  ...experimentScenarios,
  ...invitationScenarios,
});
