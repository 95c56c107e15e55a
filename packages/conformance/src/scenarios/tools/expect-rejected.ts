import type { RunContext } from "../../context/context.ts";
import type { RequestDraft } from "../../http/draft.ts";
import { isSuccess, mayWrite } from "../../spec/model.ts";
import { parentOf, withIds } from "../../spec/paths.ts";
import { operationAt } from "../../spec/resource-families.ts";
import { formatList } from "../../values/format.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { expectSame } from "./differences.ts";
import { readList } from "./lists.ts";

export interface ResourceAddress {
  /** Such as `/{}/projects/{}`. */
  pathPattern: string;
  /** In path order. */
  ids: readonly string[];
  /** The context of the user who owns the resource. */
  owner: RunContext;
}

/** Reads a resource as its owner with its GET operation, or else from its list. Undefined if it is not found. */
export async function readResource(address: ResourceAddress, steps: ScenarioSteps): Promise<unknown> {
  const { pathPattern, ids, owner } = address;
  const get = operationAt(steps.context.spec, "get", pathPattern);
  const operation = get ?? operationAt(steps.context.spec, "get", parentOf(pathPattern));
  if (!operation) return undefined;
  const draft = asOwner(
    await owner.createDraft(operation, { overrides: { path: withIds(operation.path, ids) } }),
    owner,
  );
  if (get) {
    const { status, body } = await steps.sendAnyStatus(draft);
    return isSuccess(status) ? body : undefined;
  }
  const { items } = await readList(draft, steps, 100);
  return items.find((item) => Object.values(item).some((value) => String(value) === ids.at(-1)));
}

// In the outsider's context, the outsider has the name of the first actor.
function asOwner(draft: RequestDraft, { actorContext, spec: { plan } }: RunContext): RequestDraft {
  const [topActor = ""] = plan.actors;
  const { outsider = "" } = plan;
  const names: Record<string, string> = { [topActor]: outsider, [outsider]: topActor };
  return actorContext ? { ...draft, as: names[draft.as] ?? draft.as } : draft;
}

export interface Rejection {
  /** The documented statuses. If empty, any response without side effects passes. */
  statuses: readonly number[];
  /** Resources that the request must not change. */
  resources: readonly ResourceAddress[];
}

/** Sends a request that the API must reject without side effects. */
export async function expectRejected(
  draft: RequestDraft,
  { statuses, resources }: Rejection,
  steps: ScenarioSteps,
): Promise<void> {
  const { context, expect } = steps;
  const { operationId } = draft.operation;
  const watched = mayWrite(draft.operation, context.spec.plan) ? resources : [];
  const readAll = async () => Promise.all(watched.map((each) => readResource(each, steps)));
  const before = await readAll();
  if (statuses.length === 0) await context.send(draft);
  else {
    const { status } = await steps.sendAnyStatus(draft);
    expect(
      statuses.includes(status),
      `${operationId}: Expected status ${formatList(statuses.map(String), " or ")}, but received ${status}. The path ${formatPath(draft)} names a resource below another parent, so the API must reject the request.`,
    );
  }
  expectSame(steps, [before, await readAll()], `Expected the rejected ${operationId} to change nothing`);
}

function formatPath({ operation, path }: RequestDraft): string {
  return operation.path.replace(/\{([^}]*)\}/g, (_, name) => path[name] ?? "");
}
