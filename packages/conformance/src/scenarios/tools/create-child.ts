import { readIds } from "../../context/resources.ts";
import { SkipError } from "../../context/skip.ts";
import { isSuccess } from "../../spec/model.ts";
import { withIds } from "../../spec/paths.ts";
import type { ResourceFamily } from "../../spec/resource-families.ts";
import type { ScenarioSteps } from "../scenario.ts";

/**
 * Creates a resource under another parent than usual.
 *
 * @throws SkipError if the API rejects the request, because its body may refer to resources of the usual parent.
 */
export async function createChild(
  { create, ids }: ResourceFamily,
  parentIds: readonly string[],
  { context, sendAnyStatus }: ScenarioSteps,
): Promise<string[]> {
  const overrides = { path: withIds(create.path, parentIds) };
  const response = await sendAnyStatus(await context.createDraft(create, { isolated: true, overrides }));
  if (isSuccess(response.status)) return readIds(ids, response);
  throw new SkipError(
    `${create.operationId} rejected the plan's request under another parent with ${response.status}.`,
  );
}
