import type { ScenarioGenerator } from "./scenario.ts";

export const custom: ScenarioGenerator = (spec) =>
  Object.entries(spec.plan.scenarios ?? {}).flatMap(([operationId, scenarios]) =>
    Object.entries(scenarios).map(([variant, run]) => ({ operation: spec.operation(operationId), variant, run })),
  );
