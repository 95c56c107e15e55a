import type { CustomScenario, Plan } from "../../../plan/plan.ts";
import type { ScenarioSteps } from "../../../scenarios/scenario.ts";
import { valueAt } from "../../../values/json.ts";
import type { OperationId } from "../setup/requests.ts";

// The plan's requests of these operations create a team, a login or an account first.
const operationIds: readonly OperationId[] = [
  ...(["deleteMember", "updateMember", "transferOwnership"] as const),
  ...(["revokeToken", "refreshToken", "exchangeDeviceCode", "verifyMagicLink"] as const),
  ...(["updateCurrentUser", "deleteCurrentUser", "completePasskeyLogin", "deletePasskey"] as const),
];

type Scenarios = NonNullable<Plan["scenarios"]>;

/** Does not send the plan's requests of some operations, because the scenarios state the complete request. */
export function withCompleteRequests(scenarios: Scenarios): Scenarios {
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
