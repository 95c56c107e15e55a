import type { Operation } from "@crewkit/openapi";
import type { RunContext } from "../../context/context.ts";
import { readIds } from "../../context/resources.ts";
import { ignoreSkip } from "../../context/skip.ts";
import type { ParsedResponse, RequestDraft } from "../../http/draft.ts";
import type { RequestOverrides } from "../../plan/plan.ts";
import type { SpecModel } from "../../spec/model.ts";
import { parameterNames, withIds } from "../../spec/paths.ts";
import { listEquivalentPaths, listOperationsOn, type ResourceFamily } from "../../spec/resource-families.ts";
import { findResource, omit } from "../../values/json.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { expectSame } from "./expect-same.ts";

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

export interface CreatedResource {
  ids: string[];
  /** The field with the resource's own id, the last of `ids`. Any field of a resource without an id. */
  idField: string;
  id?: string;
  value: Record<string, unknown>;
}

export function readCreated(
  { create, ids: expressions, idField }: ResourceFamily,
  response: ParsedResponse,
  { plan }: SpecModel,
): CreatedResource {
  const ids = readIds(expressions, response);
  const id = ids.at(-1) ?? "";
  const { normalized = [] } = plan.operations?.[create.operationId] ?? {};
  // The response may have no body, or only some fields.
  const value = { ...omit(Object(response.draft.body), normalized), ...findResource(response.body, idField, id) };
  return { ids, idField, id, value };
}

/** Returns all fields, including those that only the GET response contains. */
export async function expectRead(
  { get }: ResourceFamily,
  created: CreatedResource,
  steps: ScenarioSteps,
): Promise<CreatedResource["value"]> {
  const { context, send } = steps;
  if (!get) return created.value;
  const { body } = await send(await draftAt(get, created.ids, context));
  const read = findResource(body, created.idField, created.id);
  expectSame(steps, [created.value, read], `Expected ${get.operationId} to return the created resource`, {
    closed: false,
  });
  return { ...read, ...created.value };
}
