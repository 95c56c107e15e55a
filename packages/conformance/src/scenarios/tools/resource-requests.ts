import type { Operation } from "@crewkit/openapi";
import type { RunContext } from "../../context/context.ts";
import { isSetupDefect, SkipError } from "../../context/skip.ts";
import type { RequestDraft } from "../../http/draft.ts";
import type { RequestOverrides } from "../../plan/plan.ts";
import { parameterNames, withIds } from "../../spec/paths.ts";
import { listEquivalentPaths, listOperationsOn } from "../../spec/resource-families.ts";

export interface ResourceRequest {
  draft: RequestDraft;
  parameter: string;
}

/**
 * A request for each operation on a resource, at all of its paths. Omits requests that cannot be created.
 *
 * @param ids in path order.
 */
export async function listResourceRequests(
  context: RunContext,
  pathPattern: string,
  ids: readonly string[],
  overrides?: RequestOverrides,
): Promise<ResourceRequest[]> {
  const resourceRequests: ResourceRequest[] = [];
  for (const address of listEquivalentPaths(context.spec, pathPattern, ids)) {
    for (const operation of listOperationsOn(context.spec, address.pathPattern)) {
      const draft = await tryDraft(context, operation, { ...overrides, path: withIds(operation.path, address.ids) });
      const parameter = parameterNames(operation.path)[address.ids.length - 1];
      if (draft && parameter !== undefined) resourceRequests.push({ draft, parameter });
    }
  }
  return resourceRequests;
}

async function tryDraft(
  context: RunContext,
  operation: Operation,
  overrides: RequestOverrides,
): Promise<RequestDraft | undefined> {
  try {
    return await context.createDraft(operation, { overrides });
  } catch (error) {
    if (!(error instanceof SkipError) || isSetupDefect(error)) throw error;
    return undefined;
  }
}
