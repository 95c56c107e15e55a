import type { Exchange } from "../base/exchange.ts";
import { isSuccess, mayWrite, type SpecModel } from "../base/model.ts";
import type { RequestDraft, RequestOverrides } from "../base/request.ts";
import type { CleanUp, RunContext, SendNow } from "../base/run-context.ts";
import { missingToken, requireId, SkipError, writesNotAllowed } from "../base/skip.ts";
import type { Target } from "../base/target.ts";
import { serializeRequest } from "../http/draft.ts";
import type { Sender } from "../http/sender.ts";
import { parseJson, valueAt } from "../values/json.ts";
import { cleanUp } from "./clean-up.ts";
import { createDraft } from "./drafts.ts";
import { memoize } from "./memoize.ts";
import { createResourceProvider, sendForSetup } from "./resource-provider.ts";

export function createRunContext(spec: SpecModel, target: Target, sender: Sender, runId: string): RunContext {
  const cleanups: CleanUp[] = [];
  const responses = new Map<string, Promise<unknown>>();
  let nameCount = 0;
  let outsider: Promise<RunContext> | undefined;

  async function send(draft: RequestDraft, options?: SendNow): Promise<Exchange> {
    // The last safeguard for read-only targets.
    const isSafe = draft.method ? ["HEAD", "OPTIONS"].includes(draft.method) : !mayWrite(draft.operation, spec.plan);
    if (!target.writes && !isSafe) throw writesNotAllowed();
    const request = serializeRequest(draft, tokenOf(draft));
    const exchange = { request, response: await sender.send(request, options) };
    if (isSuccess(exchange.response.status)) spec.plan.onSuccess?.(exchange, context);
    return exchange;
  }

  function tokenOf({ operation, as, token }: RequestDraft): string | undefined {
    if (token === null || (token === undefined && !operation.secured)) return undefined;
    const knownToken = token ?? target.tokens[as];
    if (knownToken === undefined) throw missingToken(as);
    return knownToken;
  }

  async function call(operationId: string, overrides: RequestOverrides = {}): Promise<unknown> {
    const draft = await context.createDraft(spec.operation(operationId), { isolated: true, overrides });
    const { response } = await sendForSetup(context, draft);
    return parseJson(response.text);
  }

  const context: RunContext = {
    spec,
    target,
    runId,
    call,
    callForText: async (operationId, pointer, overrides) =>
      requireId(valueAt(await call(operationId, overrides), pointer), operationId, pointer),
    async callOnceForText(operationId, pointer) {
      const body = await memoize(responses, operationId, () => call(operationId));
      return requireId(valueAt(body, pointer), operationId, pointer);
    },
    resourceIds: (path, isolated) => resourceProvider.resourceIds(path, isolated),
    ownedResourceIds: (owner, path, isolated) => resourceProvider.ownedResourceIds(owner, path, isolated),
    newResourceIds: (path) => resourceProvider.newResourceIds(path),
    outsiderContext() {
      outsider ??= createOutsiderContext(context, sender);
      return outsider;
    },
    createDraft: (operation, options) => createDraft(context, operation, options),
    send,
    reserve: sender.reserve,
    clock: sender.clock,
    unique: (stem) => `${stem}-${runId}-${++nameCount}`,
    onCleanUp: (cleanUp, isLast = false) => (isLast ? cleanups.unshift(cleanUp) : cleanups.push(cleanUp)),
    cleanUp: () => cleanUp(cleanups),
  };
  const resourceProvider = createResourceProvider(context);
  return context;
}

/**
 * In the outsider's context, the plan's first actor is the outsider. The outsider creates a new resource for each one
 * that the target provides, or finds one in a read-only run.
 *
 * @throws SkipError if the plan has no outsider or the target has no token for the outsider.
 */
async function createOutsiderContext(context: RunContext, sender: Sender): Promise<RunContext> {
  const { spec, target, runId, onCleanUp } = context;
  const { outsider, name, actors } = spec.plan;
  if (outsider === undefined) throw new SkipError(`The plan "${name}" has no outsider.`);
  const [topActor = ""] = actors;
  const { [outsider]: outsiderToken, [topActor]: topToken } = target.tokens;
  if (outsiderToken === undefined) throw missingToken(outsider);
  const tokens = { [topActor]: outsiderToken, ...(topToken !== undefined && { [outsider]: topToken }) };
  const resources: Record<string, string[]> = {};
  const outsiderContext = createRunContext(spec, { ...target, tokens, resources }, sender, `${runId}x`);
  outsiderContext.actorContext = context;
  const { newResourceIds, resourceIds } = outsiderContext;
  for (const pathPattern of Object.keys(target.resources ?? {}))
    resources[pathPattern] = await (target.writes ? newResourceIds : resourceIds)(pathPattern);
  onCleanUp(async () => {
    const failures = await outsiderContext.cleanUp();
    if (failures.length > 0) throw new Error(failures.join("\n"));
  });
  return outsiderContext;
}
