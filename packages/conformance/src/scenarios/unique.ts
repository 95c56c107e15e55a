import type { Operation } from "@crewkit/openapi";
import type { EngineSteps } from "../context/engine-context.ts";
import { readIds } from "../context/resource-provider.ts";
import { withIds } from "../spec/paths.ts";
import { listResourceFamilies } from "../spec/resource-families.ts";
import { withValue } from "../values/json.ts";
import type { ScenarioGenerator } from "./scenario.ts";
import { uniqueValue } from "./tools/body.ts";

/** A unique value is rejected for a second resource until the first one is deleted. The error names the field. */
export const unique: ScenarioGenerator = (spec) =>
  spec.operations.flatMap((operation) => {
    const { unique: fields = [] } = spec.plan.operations?.[operation.operationId] ?? {};
    return fields.map((field) => {
      return { operation, variant: field, run: (steps: EngineSteps) => checkUnique(operation, field, steps) };
    });
  });

async function checkUnique(operation: Operation, field: string, { context, send }: EngineSteps): Promise<void> {
  const families = listResourceFamilies(context.spec);
  const create = families.find(({ update }) => update === operation)?.create ?? operation;
  const first = await context.createDraft(create, { isolated: true });
  const [value, status] = uniqueValue(first, field, context.spec);
  // A value may be unique only within its parent.
  const parent = create === operation ? { path: first.path } : {};
  const second = await context.createDraft(operation, { isolated: true, overrides: parent });
  const created = await send(first);
  const withSameValue = { ...second, body: withValue(second.body, [field], value) };
  await send(withSameValue, { status, errorField: { in: "body", path: [field] } });
  const family = families.find((each) => each.create === create);
  if (!family?.remove) return;
  const path = withIds(family.remove.path, readIds(family.ids, created));
  await send(await context.createDraft(family.remove, { overrides: { path } }));
  await send(withSameValue);
}
