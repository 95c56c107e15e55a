import type { RunContext } from "../../context/context.ts";
import type { ParsedResponse, RequestDraft } from "../../http/draft.ts";
import type { Item } from "../../plan/plan.ts";
import { isSuccess, mayWrite } from "../../spec/model.ts";
import { parentOf } from "../../spec/paths.ts";
import { listResourceFamilies, operationAt } from "../../spec/resource-families.ts";
import { differences } from "../../values/differences.ts";
import { formatList, formatValue } from "../../values/format.ts";
import { hasId, isObject } from "../../values/json.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { expectSame } from "./expect-same.ts";
import { readList } from "./lists.ts";
import { draftAt } from "./resources.ts";

export interface ResourceAddress {
  /** Such as `/{}/projects/{}`. */
  pathPattern: string;
  /** In path order. */
  ids: readonly string[];
  /** The context of the user who owns the resource. */
  owner: RunContext;
  /** True if the resource should not exist, so that the response is not checked. */
  isMissing?: boolean;
}

/** Reads a resource as its owner with its GET operation, or else from its list. Undefined if it is not found. */
export async function readResource(address: ResourceAddress, steps: ScenarioSteps): Promise<unknown> {
  const { pathPattern, ids, owner, isMissing } = address;
  const get = operationAt(steps.context.spec, "get", pathPattern);
  if (!get) return (await readListOf(address, steps)).find(isAt(address, steps));
  const draft = await draftAt(get, ids, owner);
  const { status, body } = await sendAsOwner(draft, owner, steps, isMissing);
  return isSuccess(status) ? body : undefined;
}

/** Reads the list that contains a resource. Empty if the contract has no such list. */
export async function readListOf(address: ResourceAddress, steps: ScenarioSteps): Promise<Item[]> {
  const { pathPattern, ids, owner } = address;
  const list = operationAt(steps.context.spec, "get", parentOf(pathPattern));
  if (!list) return [];
  return readItems(await draftAt(list, ids, owner), owner, steps);
}

/** Reads all items of a list as the owner. */
export async function readItems(draft: RequestDraft, owner: RunContext, steps: ScenarioSteps): Promise<Item[]> {
  const send = (page: RequestDraft) => sendAsOwner(page, owner, steps);
  return (await readList(draft, { context: steps.context, send }, 100)).items;
}

/** Finds a resource in a list by its id, or by any field if the name of the id's field is unknown. */
export function isAt(
  { pathPattern, ids }: ResourceAddress,
  { context }: Pick<ScenarioSteps, "context">,
): (item: Item) => boolean {
  const field = listResourceFamilies(context.spec).find((each) => each.pathPattern === pathPattern)?.idField;
  return (item) => (field === undefined ? Object.keys(item) : [field]).some((name) => hasId(item, name, ids.at(-1)));
}

/**
 * Sends a draft of the owner's context. In the outsider's context, the outsider has the name of the first actor. The
 * outsider's own data is not a leak, so these responses are not checked.
 */
function sendAsOwner(
  draft: RequestDraft,
  { actorContext, spec: { plan } }: RunContext,
  { sendAnyStatus }: ScenarioSteps,
  unchecked = false,
): Promise<ParsedResponse> {
  if (!actorContext) return sendAnyStatus(draft, { unchecked });
  const [topActor = ""] = plan.actors;
  const { outsider = "" } = plan;
  const names: Record<string, string> = { [topActor]: outsider, [outsider]: topActor };
  return sendAnyStatus({ ...draft, as: names[draft.as] ?? draft.as }, { unchecked: true });
}

export interface Rejection {
  /** The documented statuses. If empty, any response without side effects passes. */
  statuses: readonly number[];
  /** Resources that the request must not change. */
  resources: readonly ResourceAddress[];
  /** Another user's resource, whose texts the response must not contain. */
  hidden?: unknown;
}

/** Sends a request that the API must reject without side effects. */
export async function expectRejected(
  draft: RequestDraft,
  { statuses, resources, hidden }: Rejection,
  steps: ScenarioSteps,
): Promise<void> {
  const { context, expect } = steps;
  const { operationId } = draft.operation;
  const watched = mayWrite(draft.operation, context.spec.plan) ? resources : [];
  const readAll = async () => {
    const read: unknown[] = [];
    for (const each of watched) read.push(await readResource(each, steps));
    return read;
  };
  const before = await readAll();
  const response = await steps.sendAnyStatus(draft, { unchecked: statuses.length === 0 });
  expect(
    statuses.length === 0 || statuses.includes(response.status),
    `${operationId}: Expected status ${formatList(statuses.map(String), " or ")}, but received ${response.status}. The ids in ${formatPath(draft)} do not belong together, so the API must reject the request.`,
  );
  expectHidden(hidden, response, steps);
  const after = await readAll();
  for (const [index, { pathPattern, ids }] of watched.entries()) {
    const path = ids.reduce((filled, id) => filled.replace("{}", id), pathPattern);
    expectSame(steps, [before[index], after[index]], `Expected the rejected ${operationId} not to change ${path}`);
  }
}

/** Expects that a response contains no data of another user's resource. */
export function expectHidden(resource: unknown, response: ParsedResponse, { expect }: ScenarioSteps): void {
  const { draft, body, status } = response;
  // Two users may have resources with equal texts, so a success leaks the resource only if it returns the whole resource.
  const isReturned = isObject(resource) && differences(resource, body).length === 0;
  const leaked = isSuccess(status) ? isReturned : findLeakedText(resource, response);
  expect(
    !leaked,
    `${draft.operation.operationId}: Expected a response without another user's data, but received ${formatValue(isSuccess(status) ? body : leaked)}.`,
  );
}

/** A text of a resource that the response contains and the request does not. */
export function findLeakedText(resource: unknown, { draft, body }: ParsedResponse): string | undefined {
  const sent = JSON.stringify([draft.path, draft.query, draft.body]);
  const responseText = JSON.stringify(body) ?? "";
  // Short texts, such as enum values, may occur by chance.
  return textsIn(resource).find((text) => text.length > 8 && responseText.includes(text) && !sent.includes(text));
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}

function formatPath({ operation, path }: RequestDraft): string {
  return operation.path.replace(/\{([^}]*)\}/g, (_, name) => path[name] ?? "");
}
