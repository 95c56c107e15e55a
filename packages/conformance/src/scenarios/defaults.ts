import type { Operation, Parameter } from "@crewkit/openapi";
import type { EngineSteps } from "../context/engine-context.ts";
import { defaultOf } from "../schema/resolve.ts";
import { inRule, text } from "../values/format.ts";
import { omit } from "../values/json.ts";
import type { ScenarioGenerator } from "./scenario.ts";
import { expectSame } from "./tools/expect-same.ts";

/** Omitting a query parameter has the same effect as passing its default. */
export const defaults: ScenarioGenerator = (spec) =>
  spec.operations.flatMap((operation) => {
    const parameters = operation.parameters.filter(
      (each) => each.in === "query" && defaultOf(spec, each.schema) !== undefined,
    );
    if (parameters.length === 0 || !operation.readOnly) return [];
    return [{ operation, run: (steps: EngineSteps) => checkDefaults(operation, parameters, steps) }];
  });

async function checkDefaults(operation: Operation, parameters: Parameter[], steps: EngineSteps): Promise<void> {
  const { context, send } = steps;
  const draft = await context.createDraft(operation);
  const names = parameters.map(({ name }) => name);
  const others = omit(draft.query, names);
  const implicit = await send({ ...draft, query: others });
  for (const parameter of parameters) {
    const { name } = parameter;
    const value = defaultOf(context.spec, parameter.schema);
    const explicit = await send({ ...draft, query: { ...others, [name]: value } });
    const requirement = text`Expected the same response without ${inRule(name)} as with the default ${name}=${value}`;
    expectSame(steps, [explicit.body, implicit.body], requirement);
  }
}
