import type { Operation } from "@crewkit/openapi";
import type { RunContext } from "../../context/context.ts";
import { readIds } from "../../context/resource-provider.ts";
import { ignoreSkip, SkipError } from "../../context/skip.ts";
import { parseResponse, type RequestDraft } from "../../http/draft.ts";
import type { RequestOverrides } from "../../plan/plan.ts";
import { isSuccess, type SpecModel } from "../../spec/model.ts";
import { parameterNames, pathPatternOf, withIds } from "../../spec/paths.ts";
import {
  listEquivalentPaths,
  listOperationsOn,
  listResourceFamilies,
  type ResourceFamily,
} from "../../spec/resource-families.ts";

/**
 * The plan's request for an operation on an existing resource.
 *
 * @param ids in path order. May have more ids than the path, such as the ids of a child.
 */
export function draftAt(
  operation: Operation,
  ids: readonly string[],
  { createDraft }: Pick<RunContext, "createDraft">,
): Promise<RequestDraft> {
  return createDraft(operation, { overrides: { path: withIds(operation.path, ids) } });
}

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
      const path = withIds(operation.path, address.ids);
      const draft = await context.createDraft(operation, { overrides: { ...overrides, path } }).catch(ignoreSkip);
      const parameter = parameterNames(operation.path)[address.ids.length - 1];
      if (draft && parameter !== undefined) resourceRequests.push({ draft, parameter });
    }
  }
  return resourceRequests;
}

export function familyAt(path: string, spec: SpecModel): ResourceFamily | undefined {
  return listResourceFamilies(spec).find((each) => each.pathPattern === pathPatternOf(path));
}

/**
 * Creates a resource under a parent, and returns its ids.
 *
 * @throws SkipError if the API rejects the request, because its body may refer to resources of the usual parent.
 */
export async function createChild(path: string, parentIds: readonly string[], context: RunContext): Promise<string[]> {
  const family = familyAt(path, context.spec);
  if (!family) throw new SkipError(`No operation creates ${pathPatternOf(path)}.`);
  const { create, ids } = family;
  const overrides = { path: withIds(create.path, parentIds) };
  const draft = await context.createDraft(create, { isolated: true, overrides });
  const { response } = await context.send(draft);
  if (isSuccess(response.status)) return readIds(ids, parseResponse(draft, response));
  throw new SkipError(
    `${create.operationId} rejected the plan's request under another parent with ${response.status}.`,
  );
}
