import type { CustomScenario, Plan } from "../../../plan/plan.ts";
import type { ScenarioSteps } from "../../../scenarios/scenario.ts";
import { valueAt } from "../../../values/json.ts";
import type { OperationId } from "../setup/requests.ts";
import { accountScenarios } from "./accounts.ts";
import { analyticsScenarios } from "./analytics.ts";
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

// The plan's requests of these operations create a team, a login or an account first.
const operationIds: readonly OperationId[] = [
  "completePasskeyLogin",
  "deleteCurrentUser",
  "deleteMember",
  "deletePasskey",
  "exchangeDeviceCode",
  "refreshToken",
  "revokeToken",
  "transferOwnership",
  "updateCurrentUser",
  "updateMember",
  "verifyMagicLink",
];

type Scenarios = NonNullable<Plan["scenarios"]>;

/** Does not send the plan's requests of some operations, because the scenarios state the complete request. */
function withCompleteRequests(scenarios: Scenarios): Scenarios {
  const convert = (run: CustomScenario): CustomScenario => {
    return (steps) => run({ ...steps, ...completeCalls(steps) });
  };
  return Object.fromEntries(
    Object.entries(scenarios).map(([operationId, custom]) => [
      operationId,
      Object.fromEntries(Object.entries(custom).map(([name, run]) => [name, convert(run)])),
    ]),
  );
}

function completeCalls({
  context,
  call: callPlanned,
  send,
}: ScenarioSteps): Pick<ScenarioSteps, "call" | "callAndRead"> {
  const call: ScenarioSteps["call"] = async (operationId, overrides = {}, status) => {
    if (!operationIds.some((each) => each === operationId)) return callPlanned(operationId, overrides, status);
    const operation = context.spec.operation(operationId);
    return send(await context.createDraft(operation, { base: "none", overrides }), status);
  };
  return { call, callAndRead: async (id, pointer, overrides) => valueAt((await call(id, overrides)).body, pointer) };
}
