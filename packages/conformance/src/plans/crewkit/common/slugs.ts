import type { OperationId } from "./requests.ts";
import type { CrewkitSteps } from "./tag-plan.ts";

/** Checks that a slug is available before a resource is created with it, and taken afterwards. */
export async function expectTaken(check: OperationId, create: OperationId, steps: CrewkitSteps): Promise<void> {
  const { context, expectValues, send } = steps;
  const creation = await context.createDraft(context.operation(create), { isolated: true });
  const overrides = { path: creation.path, query: { slug: Object(creation.body).slug } };
  await expectValues(check, overrides, { available: true });
  await send(creation);
  await expectValues(check, overrides, { available: false });
}
