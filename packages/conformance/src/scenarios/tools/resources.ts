import type { Operation } from "@crewkit/openapi";
import type { RequestDraft } from "../../base/request.ts";
import { ignoreSkip } from "../../base/skip.ts";
import type { EngineContext } from "../../context/engine-context.ts";
import { parameterNames, withIds } from "../../spec/paths.ts";
import { listEquivalentPaths, listOperationsOn } from "../../spec/resource-families.ts";

/**
 * The plan's request for an operation on an existing resource.
 *
 * @param ids in path order. May have more ids than the path, such as the ids of a child.
 */
export function draftAt(operation: Operation, ids: readonly string[], context: EngineContext): Promise<RequestDraft> {
  return context.createDraft(operation, { overrides: { path: withIds(operation.path, ids) } });
}

export interface ResourceRequest {
  draft: RequestDraft;
  parameter: string;
}

/**
 * A request for each operation on a resource, at all of its paths. Omits requests that cannot be created.
 */
export async function listResourceRequests(
  context: EngineContext,
  pathPattern: string,
  ids: readonly string[],
): Promise<ResourceRequest[]> {
  const resourceRequests: ResourceRequest[] = [];
  for (const address of listEquivalentPaths(context.spec, pathPattern, ids)) {
    for (const operation of listOperationsOn(context.spec, address.pathPattern)) {
      const path = withIds(operation.path, address.ids);
      const draft = await context.createDraft(operation, { overrides: { path } }).catch(ignoreSkip);
      const parameter = parameterNames(operation.path)[address.ids.length - 1];
      if (draft && parameter !== undefined) resourceRequests.push({ draft, parameter });
    }
  }
  return resourceRequests;
}
