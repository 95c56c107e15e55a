import type { Plan } from "../../../base/plan.ts";
import type { RequestOverrides } from "../../../base/request.ts";
import type { ScenarioSteps } from "../../../base/steps.ts";
import { parameterNames } from "../../../spec/paths.ts";
import { differences } from "../../../values/differences.ts";
import { formatValue, inRule, joinTexts, text } from "../../../values/format.ts";
import { isObject, valueAt } from "../../../values/json.ts";
import type { OperationId } from "./requests.ts";
import type { CrewkitSteps, CustomScenarios } from "./tag-plan.ts";
import { mapEntries } from "./test-requests.ts";

export function toScenarios(custom: CustomScenarios): NonNullable<Plan["scenarios"]> {
  return mapEntries(custom, (scenarios = {}) =>
    mapEntries(scenarios, (run) => (steps: ScenarioSteps) => run(crewkitSteps(steps))),
  );
}

/** Does not send the plan's request, which may create other resources first, if a scenario states the complete request. */
function crewkitSteps(steps: ScenarioSteps): CrewkitSteps {
  const { context, send } = steps;
  const call: CrewkitSteps["call"] = async (operationId, overrides = {}, status) => {
    const operation = context.operation(operationId);
    const { path = {}, body } = overrides;
    const isComplete =
      parameterNames(operation.path).every((name) => name in path) && (!operation.requestBody || body !== undefined);
    if (!isComplete) return steps.call(operationId, overrides, status);
    return send(await context.createDraft(operation, { base: "none", overrides }), status);
  };
  const callForBody = async (operationId: OperationId, overrides?: RequestOverrides) =>
    (await call(operationId, overrides)).body;
  const dataOf = (body: unknown) => Object(valueAt(body, "/data"));
  const expectEqual: CrewkitSteps["expectEqual"] = (actual, expected, subject) => {
    const problems = differences(expected, actual);
    const problem = isObject(expected) ? joinTexts(problems) : text`received ${formatValue(actual)}`;
    const requirement = text`Expected ${inRule(subject)} to be ${formatValue(expected)}`;
    steps.expect(problems.length === 0, text`${requirement}, but ${problem}.`);
  };
  return {
    ...steps,
    call,
    callAndRead: async (operationId, pointer, overrides) => valueAt(await callForBody(operationId, overrides), pointer),
    callForData: async (operationId, overrides) => dataOf(await callForBody(operationId, overrides)),
    async expectValues(operationId, overrides, expected) {
      const body = await callForBody(operationId, overrides);
      for (const [name, value] of Object.entries(expected)) {
        const pointer = name.startsWith("/") ? name : `/data/${name}`;
        expectEqual(valueAt(body, pointer), value, `${pointer} of ${operationId}`);
      }
      return dataOf(body);
    },
    expectEqual,
  };
}
