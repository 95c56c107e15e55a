import { type RequestDraft, serializeRequest } from "../http/draft.ts";
import type { Exchange } from "../http/exchange.ts";
import type { RateLimiter } from "../http/rate-limiter.ts";
import type { Send } from "../http/send.ts";
import type { Plan, RequestOverrides } from "../plan/plan.ts";
import { isSuccess, mayWrite, type SpecModel } from "../spec/model.ts";
import type { Target } from "../targets/target.ts";
import { parseJson, valueAt } from "../values/json.ts";
import { type CleanUp, cleanUp } from "./clean-up.ts";
import type { RunContext } from "./context.ts";
import { createDrafts } from "./drafts.ts";
import { createFreshValues } from "./fresh-value.ts";
import { memoize } from "./memoize.ts";
import { createResourceProvider } from "./resources.ts";
import { missingToken, missingValue, SkipError, setupFailed, writesNotAllowed } from "./skip.ts";

export function createRunContext(
  spec: SpecModel<Plan>,
  target: Target,
  rateLimiter: RateLimiter,
  runId: string,
): RunContext {
  const cleanups: CleanUp[] = [];
  const cache = new Map<string, Promise<unknown>>();
  let nameCount = 0;
  let outsider: Promise<RunContext> | undefined;
  const unique = (stem: string) => `${stem}-${runId}-${++nameCount}`;

  async function exchange(send: Send, draft: RequestDraft): Promise<Exchange> {
    // The last safeguard for read-only targets.
    const isSafe = draft.method ? ["HEAD", "OPTIONS"].includes(draft.method) : !mayWrite(draft.operation, spec.plan);
    if (!target.writes && !isSafe) throw writesNotAllowed();
    const request = serializeRequest(draft, tokenOf(draft));
    const completed = { request, response: await send(request) };
    if (isSuccess(completed.response.status)) spec.plan.onSuccess?.(completed, context);
    return completed;
  }

  function tokenOf({ operation, as, token }: RequestDraft): string | undefined {
    if (token === null || (token === undefined && !operation.secured)) return undefined;
    const knownToken = token ?? target.tokens[as];
    if (knownToken === undefined) throw missingToken(as);
    return knownToken;
  }

  async function call(operationId: string, overrides: RequestOverrides = {}): Promise<unknown> {
    const draft = await context.createDraft(spec.operation(operationId), { isolated: true, overrides });
    const sent = await context.send(draft);
    if (isSuccess(sent.response.status)) return parseJson(sent.response.text);
    throw setupFailed(sent, context);
  }

  const context: RunContext = {
    spec,
    target,
    runId,
    capabilities: {
      ...target.capabilities,
      ...(target.capabilities.advanceClock && { advanceClock: rateLimiter.advanceTime }),
    },
    call,
    callForText: async (operationId, pointer, overrides) =>
      readText(operationId, await call(operationId, overrides), pointer),
    async callOnceForText(operationId, pointer) {
      return readText(operationId, await memoize(cache, operationId, () => call(operationId)), pointer);
    },
    resourceIds: (path, isolated) => resourceProvider.resourceIds(path, isolated),
    newResourceIds: (path) => resourceProvider.newResourceIds(path),
    secondResourceIds: (path) => resourceProvider.secondResourceIds(path),
    async outsiderContext() {
      outsider ??= createOutsiderContext(context, (target) => createRunContext(spec, target, rateLimiter, `${runId}x`));
      return outsider;
    },
    createDraft: (operation, options) => draftRequest(operation, options),
    send: (draft) => exchange(rateLimiter.send, draft),
    sendNow: (draft) => exchange(rateLimiter.sendNow, draft),
    reserve: rateLimiter.reserve,
    advanceTime: rateLimiter.advanceTime,
    now: rateLimiter.now,
    unique,
    freshValue: createFreshValues(runId, unique),
    onCleanUp: (cleanUp, isLast = false) => (isLast ? cleanups.unshift(cleanUp) : cleanups.push(cleanUp)),
    cleanUp: () => cleanUp(cleanups),
  };
  const resourceProvider = createResourceProvider(context, spec.plan);
  const draftRequest = createDrafts(context, spec.plan);
  return context;
}

function readText(operationId: string, body: unknown, pointer: string): string {
  const value = valueAt(body, pointer);
  if (typeof value === "string" || typeof value === "number") return String(value);
  throw missingValue(operationId, pointer);
}

/**
 * In the outsider's context, the plan's first actor is the outsider. The outsider creates a new resource for each one
 * that the target provides, or finds one in a read-only run.
 *
 * @throws SkipError if the plan has no outsider or the target has no token for the outsider.
 */
async function createOutsiderContext(
  context: RunContext,
  createContext: (target: Target) => RunContext,
): Promise<RunContext> {
  const { spec, target, onCleanUp } = context;
  const { resources, ...rest } = target;
  const { outsider } = spec.plan;
  const token = outsider === undefined ? undefined : target.tokens[outsider];
  if (outsider === undefined) throw new SkipError(`The plan "${spec.plan.name}" has no outsider.`);
  if (token === undefined) throw missingToken(outsider);
  const [topActor = ""] = spec.plan.actors;
  const tokens = {
    [topActor]: token,
    ...(target.tokens[topActor] !== undefined && { [outsider]: target.tokens[topActor] }),
  };
  const outsiderResources: Record<string, string[]> = {};
  const outsiderContext = createContext({ ...rest, tokens, resources: outsiderResources });
  outsiderContext.actorContext = context;
  for (const pathPattern of Object.keys(resources ?? {}))
    outsiderResources[pathPattern] = await (target.writes
      ? outsiderContext.newResourceIds
      : outsiderContext.resourceIds)(pathPattern);
  onCleanUp(async () => {
    const failures = await outsiderContext.cleanUp();
    if (failures.length > 0) throw new Error(failures.join("\n"));
  });
  return outsiderContext;
}
