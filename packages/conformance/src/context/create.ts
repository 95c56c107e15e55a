import type { Exchange } from "../base/exchange.ts";
import { documents, isSuccess, type SpecModel } from "../base/model.ts";
import type { RequestDraft, RequestOverrides } from "../base/request.ts";
import type { CleanUp, SendNow } from "../base/run-context.ts";
import { missingToken, requireId, SetupError, SkipError, writesNotAllowed } from "../base/skip.ts";
import type { Target } from "../base/target.ts";
import { serializeRequest } from "../http/draft.ts";
import type { Sender } from "../http/sender.ts";
import { cut } from "../values/format.ts";
import { parseJson, valueAt } from "../values/json.ts";
import { buildRequest } from "./build-request.ts";
import { cleanUp } from "./clean-up.ts";
import type { EngineContext } from "./engine-context.ts";
import { memoize } from "./memoize.ts";
import { readAll } from "./read-pages.ts";
import { createResourceProvider } from "./resource-provider.ts";

export function createRunContext(spec: SpecModel, target: Target, sender: Sender, runId: string): EngineContext {
  const cleanups: CleanUp[] = [];
  const responses = new Map<string, Promise<unknown>>();
  let nameCount = 0;
  let outsider: Promise<EngineContext> | undefined;

  async function send(draft: RequestDraft, options?: SendNow): Promise<Exchange> {
    // The last safeguard for read-only targets.
    const isSafe = draft.method ? ["HEAD", "OPTIONS"].includes(draft.method) : draft.operation.readOnly;
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
    const { response } = await sendForSetup(draft);
    return parseJson(response.text);
  }

  async function sendForSetup(draft: RequestDraft, expected?: number): Promise<Exchange> {
    const exchange = await send(draft);
    const { status } = exchange.response;
    if (expected === undefined ? isSuccess(status) : status === expected) return exchange;
    throw setupFailed(exchange, context);
  }

  const context: EngineContext = {
    spec,
    contract: spec.contract,
    operation: spec.operation,
    target,
    runId,
    call,
    callForText: async (operationId, pointer, overrides) =>
      requireId(valueAt(await call(operationId, overrides), pointer), operationId, pointer),
    async callOnceForText(operationId, pointer) {
      const body = await memoize(responses, operationId, () => call(operationId));
      return requireId(valueAt(body, pointer), operationId, pointer);
    },
    readAll: (operationId, overrides) => readAll(context, operationId, overrides),
    resourceIds: (path, isolated) => resourceProvider.resourceIds(path, isolated),
    ownedResourceIds: (owner, path, isolated) => resourceProvider.ownedResourceIds(owner, path, isolated),
    newResourceIds: (path) => resourceProvider.newResourceIds(path),
    outsiderContext() {
      outsider ??= createOutsiderContext(context, sender);
      return outsider;
    },
    createDraft: (operation, options) => buildRequest(context, operation, options),
    send,
    sendForSetup,
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
async function createOutsiderContext(context: EngineContext, sender: Sender): Promise<EngineContext> {
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

/**
 * Rejections that depend on the API's state are not defects. The outsider may not be allowed to create resources, other
 * clients may share a rate limit, and a 409 is a conflict with other resources (RFC 9110, section 15.5.10).
 */
export function setupFailed(
  exchange: Exchange,
  { actorContext, spec }: { spec: SpecModel; actorContext?: unknown },
): SetupError {
  const { operation } = exchange.request;
  const { status, text } = exchange.response;
  const fix = `. Add operations: { "${operation.operationId}": { success: … } } to the plan.`;
  const hint = status === 409 && documents(operation, status) ? fix : "";
  const message = `Needs ${operation.operationId}, which returned ${status}: ${cut(text, 200)}${hint}`;
  const isRejected =
    status < 500 && (actorContext !== undefined || [409, spec.plan.errorStatuses.limit].includes(status));
  return new SetupError(message, exchange, !isRejected || !documents(operation, status));
}
