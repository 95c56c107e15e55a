import type { Operation } from "@crewkit/openapi";
import { type Exchange, NoResponseError } from "../base/exchange.ts";
import { documentedKey } from "../base/model.ts";
import { listActors } from "../base/plan.ts";
import { contentTypeOf } from "../checks/tools/response-schema.ts";
import { createRunContext } from "../context/create.ts";
import type { EngineContext } from "../context/engine-context.ts";
import { createSender } from "../http/sender.ts";
import { truncate } from "../report/text.ts";
import { createSpecModel } from "../spec/create-model.ts";
import { listSimpleReads } from "../spec/paths.ts";
import type { RunOptions } from "./options.ts";

export class UnusableTargetError extends Error {
  override name = "UnusableTargetError";
}

type ProbeOptions = Pick<RunOptions, "contract" | "plan" | "target" | "timeout" | "ignoreLimits">;

/**
 * Sends a few requests without side effects, to check the URL, the tokens and the rate limits. Returns the value of
 * `ignoreLimits`, which is true if the responses show no decrease of the remaining requests.
 *
 * @throws UnusableTargetError if the target does not respond, is another API or rejects a token.
 */
export async function probe(options: ProbeOptions): Promise<{ ignoreLimits: boolean }> {
  const { contract, plan, target, timeout, ignoreLimits = false } = options;
  if (target.stateless) return { ignoreLimits };
  const spec = createSpecModel(contract, plan);
  const context = createRunContext(
    spec,
    { ...target, writes: false },
    createSender(spec, target, { timeout }),
    "probe",
  );
  await checkTarget(context);
  if (ignoreLimits || target.capabilities.advanceClock) return { ignoreLimits };
  return { ignoreLimits: await areLimitsOff(context) };
}

/** Sends two requests without a token, two with the first actor's token, and one with the token of each other actor. */
async function checkTarget(context: EngineContext): Promise<void> {
  const { spec, target } = context;
  const { plan, contract } = spec;
  const { errorStatuses } = plan;
  const [firstActor = "", ...otherActors] = listActors(plan).filter((actor) => target.tokens[actor]);
  const isRejected = ({ response }: Exchange) => response.status === (errorStatuses.token ?? 401);

  const reads = listSimpleReads(spec.operations).filter((each) => each.readOnly);
  const open = reads.filter(({ secured }) => !secured).slice(0, 2);
  const secured = firstActor === "" ? [] : reads.filter((each) => each.secured).slice(0, 2);
  // At once, so that a server that hangs only costs one timeout.
  const outcomes = await Promise.allSettled([...open, ...secured].map((operation) => send(operation, firstActor)));
  const exchanges = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? outcome.value : []));
  const [lost] = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? outcome.reason : []));
  if (lost && exchanges.length === 0) throw lost;
  if (exchanges[0] && areFromAnotherApi(exchanges)) throw new UnusableTargetError(describeOtherApi(exchanges[0]));

  const authenticated = exchanges.filter(({ request }) => request.operation.secured);
  const accepted = authenticated.find((each) => !isRejected(each));
  if (authenticated[0] && !accepted) throw new UnusableTargetError(describeRejected(firstActor, authenticated[0]));
  // The status can also mean that a permission is missing.
  if (!accepted || errorStatuses.permission === errorStatuses.token) return;
  for (const actor of otherActors) {
    const exchange = await send(accepted.request.operation, actor);
    if (isRejected(exchange)) throw new UnusableTargetError(describeRejected(actor, exchange));
  }

  async function send(operation: Operation, as: string): Promise<Exchange> {
    const draft = await context.createDraft(operation, { base: "none", overrides: { as } });
    // A probe that is rejected with 429 must not wait.
    return context.send(draft, { now: true }).catch((error: unknown) => {
      if (!(error instanceof NoResponseError)) throw error;
      throw new UnusableTargetError(
        `${error.message} Check the URL, and whether the server is running. No tests were run.`,
      );
    });
  }

  function describeOtherApi({ request, response }: Exchange): string {
    const { status, headers, text } = response;
    const start = `${request.method} ${target.url.replace(/\/+$/, "")}${request.target} returned ${status}`;
    const location = headers.get("Location");
    if (status >= 300 && status < 400 && location) return `${start} and redirects to ${location}. Pass the final URL.`;
    const body = `${contentTypeOf(response) ?? "no media type"} ${truncate(text, 80)}`.trim();
    const [server] = contract.servers ?? [];
    const example = server ? `, such as ${server.url}` : "";
    return `${start} with ${body}. Check that the URL is the base URL of the API${example}.`;
  }
}

// A window may end between two of them.
const limitedRequests = 3;

/** True if no limit of the plan rejects a request, or reports fewer remaining requests than in the previous response. */
async function areLimitsOff(context: EngineContext): Promise<boolean> {
  const { plan, contract, operation } = context.spec;
  const { limits, errorStatuses } = plan;
  let areOff = false;
  for (const rule of limits?.rules?.(contract) ?? []) {
    const draft = await context.createDraft(operation(rule.operation)).catch(() => undefined);
    if (!draft) continue;
    let before = Number.NaN;
    for (let sent = 0; sent < limitedRequests; sent++) {
      const { response } = await context.send(draft, { now: true });
      const remaining = Number(response.headers.get(limits?.remaining ?? "") ?? Number.NaN);
      if (response.status === errorStatuses.limit || remaining < before) return false;
      before = remaining;
    }
    areOff = true;
  }
  return areOff;
}

/** True if all responses most likely come from another server or another path. */
function areFromAnotherApi(exchanges: readonly Exchange[]): boolean {
  if (exchanges.every(({ response }) => response.status === 404)) return true;
  return exchanges.every(
    ({ request, response }) =>
      documentedKey(request.operation, response.status) === undefined || contentTypeOf(response) === "text/html",
  );
}

function describeRejected(actor: string, { request, response }: Exchange): string {
  const { method, operation } = request;
  return `The token of ${actor} was rejected: ${method} ${operation.path} returned ${response.status}. Pass a valid token with --token or --token-of.`;
}
