import type { Operation } from "@crewkit/openapi";
import { isSuccess } from "../../base/model.ts";
import type { Item, ParsedResponse, RequestDraft } from "../../base/request.ts";
import { ignoreSkip } from "../../base/skip.ts";
import type { EngineContext, EngineSteps } from "../../context/engine-context.ts";
import { readPages } from "../../context/read-pages.ts";
import { applyEdits } from "../../http/draft.ts";
import { parameterNames, parentOf, withIds } from "../../spec/paths.ts";
import {
  listEquivalentPaths,
  listOperationsOn,
  listResourceFamilies,
  operationAt,
} from "../../spec/resource-families.ts";
import { formatList, text } from "../../values/format.ts";
import { hasId } from "../../values/json.ts";
import { expectSame } from "./expect-same.ts";

export interface ResourceAddress {
  /** Such as `/{}/projects/{}`. */
  pathPattern: string;
  /** In path order. */
  ids: readonly string[];
  /** The context of the user who owns the resource. */
  owner: EngineContext;
}

/** Reads a resource as its owner with its GET operation, or else from its list. Undefined if it is not found. */
export async function readResource(address: ResourceAddress, steps: EngineSteps): Promise<unknown> {
  const { pathPattern, ids, owner } = address;
  const get = operationAt(steps.context.spec, "get", pathPattern);
  if (!get) return findInList(address, steps);
  const { status, body } = await sendAsOwner(await draftAt(get, ids, owner), owner, steps);
  return isSuccess(status) ? body : undefined;
}

/** Undefined if the list of the parent does not contain the resource, or the contract has no such list. */
export async function findInList(address: ResourceAddress, steps: EngineSteps): Promise<Item | undefined> {
  const { pathPattern, ids, owner } = address;
  const { spec } = steps.context;
  const list = operationAt(spec, "get", parentOf(pathPattern));
  const family = listResourceFamilies(spec).find((each) => each.pathPattern === pathPattern);
  if (!list || !family) return undefined;
  const items = await readItems(await draftAt(list, ids, owner), owner, steps);
  return items.find((item) => hasId(item, family.idField, ids.at(-1)));
}

export async function readItems(draft: RequestDraft, owner: EngineContext, steps: EngineSteps): Promise<Item[]> {
  const send = (page: RequestDraft) => sendAsOwner(page, owner, steps);
  return (await readPages(draft, { context: steps.context, send }, 100)).items;
}

/**
 * Sends a draft of the owner's context. In the outsider's context, the outsider has the name of the first actor. The
 * outsider's own data is not a leak, so these responses are not checked.
 */
function sendAsOwner(
  draft: RequestDraft,
  owner: EngineContext,
  { sendAnyStatus }: EngineSteps,
): Promise<ParsedResponse> {
  if (!owner.actorContext) return sendAnyStatus(draft);
  const { actors, outsider = "" } = owner.spec.plan;
  const [topActor = ""] = actors;
  const names: Record<string, string> = { [topActor]: outsider, [outsider]: topActor };
  return sendAnyStatus({ ...draft, as: names[draft.as] ?? draft.as }, { unchecked: true });
}

interface Rejection {
  as: string;
  /** The documented statuses. */
  statuses: readonly number[];
  /** Resources that the request must not change, as `readResource` returned them before. */
  resources: ReadonlyMap<ResourceAddress, unknown>;
}

/** Sends a request that the API must reject without side effects. */
export async function expectRejected(draft: RequestDraft, rejection: Rejection, steps: EngineSteps): Promise<void> {
  const { as, statuses, resources } = rejection;
  const { operationId, path } = draft.operation;
  const { status } = await steps.sendAnyStatus(applyEdits(draft, [{ in: "as", actor: as }]));
  const address = path.replace(/\{([^}]*)\}/g, (_, name) => draft.path[name] ?? "");
  const expectedStatus = formatList(statuses.map(String), " or ");
  steps.expect(
    statuses.includes(status),
    text`${operationId}: Expected status ${expectedStatus}, but received ${status}. The ids in ${address} do not belong together or to ${as}, so the API must reject the request.`,
    { expectedStatus },
  );
  if (draft.operation.readOnly) return;
  const message = text`Expected the rejected ${operationId} not to change the resource that ${address} refers to`;
  for (const [resource, before] of resources) expectSame(steps, [before, await readResource(resource, steps)], message);
}

/** @param ids in path order. May have more ids than the path, such as the ids of a child. */
export function draftAt(operation: Operation, ids: readonly string[], context: EngineContext): Promise<RequestDraft> {
  return context.createDraft(operation, { overrides: { path: withIds(operation.path, ids) } });
}

export interface ResourceRequest {
  draft: RequestDraft;
  parameter: string;
}

/** A request for each operation on a resource, at all of its paths. Omits requests that cannot be created. */
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
