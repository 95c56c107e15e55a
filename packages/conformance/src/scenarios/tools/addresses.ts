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
}

/**
 * Reads a resource as its owner with its GET operation, or else from its list. Undefined if it is not found.
 *
 * @param unchecked true if the resource should not exist, so that the response is not checked.
 */
export async function readResource(
  address: ResourceAddress,
  steps: ScenarioSteps,
  unchecked = false,
): Promise<unknown> {
  const { pathPattern, ids, owner } = address;
  const get = operationAt(steps.context.spec, "get", pathPattern);
  if (!get) return findInList(address, steps);
  const { status, body } = await sendAsOwner(await draftAt(get, ids, owner), owner, steps, unchecked);
  return isSuccess(status) ? body : undefined;
}

/** Undefined if the list of the parent does not contain the resource, or the contract has no such list. */
export async function findInList(
  { pathPattern, ids, owner }: ResourceAddress,
  steps: ScenarioSteps,
): Promise<Item | undefined> {
  const { spec } = steps.context;
  const list = operationAt(spec, "get", parentOf(pathPattern));
  if (!list) return undefined;
  const field = listResourceFamilies(spec).find((each) => each.pathPattern === pathPattern)?.idField;
  const items = await readItems(await draftAt(list, ids, owner), owner, steps);
  // The name of the id's field may be unknown.
  const namesIn = (item: Item) => (field === undefined ? Object.keys(item) : [field]);
  return items.find((item) => namesIn(item).some((name) => hasId(item, name, ids.at(-1))));
}

/** Reads all items of a list as the owner. */
export async function readItems(draft: RequestDraft, owner: RunContext, steps: ScenarioSteps): Promise<Item[]> {
  const send = (page: RequestDraft) => sendAsOwner(page, owner, steps);
  return (await readList(draft, { context: steps.context, send }, 100)).items;
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
  const {
    actors: [topActor = ""],
    outsider = "",
  } = plan;
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
  const { operationId, path } = draft.operation;
  const watched = mayWrite(draft.operation, context.spec.plan) ? resources : [];
  const before = await readAll(watched, steps);
  const response = await steps.sendAnyStatus(draft, { unchecked: statuses.length === 0 });
  const address = path.replace(/\{([^}]*)\}/g, (_, name) => draft.path[name] ?? "");
  expect(
    statuses.length === 0 || statuses.includes(response.status),
    `${operationId}: Expected status ${formatList(statuses.map(String), " or ")}, but received ${response.status}. The ids in ${address} do not belong together or to ${draft.as}, so the API must reject the request.`,
  );
  expectHidden(hidden, response, steps);
  const after = await readAll(watched, steps);
  const message = `Expected the rejected ${operationId} not to change the resource that ${address} refers to`;
  for (const index of watched.keys()) expectSame(steps, [before[index], after[index]], message);
}

async function readAll(addresses: readonly ResourceAddress[], steps: ScenarioSteps): Promise<unknown[]> {
  const resources: unknown[] = [];
  for (const each of addresses) resources.push(await readResource(each, steps));
  return resources;
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

// A text of a resource that the response contains and the request does not.
function findLeakedText(resource: unknown, { draft, body }: ParsedResponse): string | undefined {
  const sent = JSON.stringify([draft.path, draft.query, draft.body]);
  const responseText = JSON.stringify(body) ?? "";
  // Short texts, such as enum values, may occur by chance.
  return textsIn(resource).find((text) => text.length > 8 && responseText.includes(text) && !sent.includes(text));
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
