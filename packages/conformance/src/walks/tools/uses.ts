import type { Operation } from "@crewkit/openapi";
import type { Draft } from "../../http/draft.ts";
import { listAddresses, listOperationsOn } from "../../law/family.ts";
import { parameterNames, withIds } from "../../law/template.ts";
import type { Given } from "../../plan/plan.ts";
import { Unreached } from "../../world/unreached.ts";
import type { World } from "../../world/world.ts";

export interface Use {
  draft: Draft;
  /** The path parameter that names the thing. */
  parameter: string;
}

/**
 * Makes a request for each operation on a thing, at all of its addresses. What takes more than the thing itself, such
 * as a child, gets one of another; what can't be asked at all is left out.
 *
 * @param ids the thing's, in the order of its path.
 */
export async function listUses(world: World, shape: string, ids: readonly string[], given?: Given): Promise<Use[]> {
  const uses: Use[] = [];
  for (const address of listAddresses(world.law, shape, ids)) {
    for (const operation of listOperationsOn(world.law, address.shape)) {
      const draft = await draftFor(world, operation, { ...given, path: withIds(operation.path, address.ids) });
      const parameter = parameterNames(operation.path)[address.ids.length - 1];
      if (draft && parameter !== undefined) uses.push({ draft, parameter });
    }
  }
  return uses;
}

async function draftFor(world: World, operation: Operation, given: Given): Promise<Draft | undefined> {
  try {
    return await world.draft(operation, { given });
  } catch (error) {
    if (error instanceof Unreached) return undefined;
    throw error;
  }
}
