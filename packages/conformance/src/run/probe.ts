import type { Operation } from "@crewkit/openapi";
import { createRunContext } from "../context/create.ts";
import { type Exchange, NoResponseError } from "../http/exchange.ts";
import { createRateLimiter } from "../http/rate-limiter.ts";
import { createSend } from "../http/send.ts";
import type { Plan } from "../plan/plan.ts";
import { createSpecModel, type SpecModel } from "../spec/model.ts";
import type { RunOptions } from "./options.ts";
import { createProbeDraft, listProbeOperations } from "./probe-requests.ts";
import { areFromAnotherApi, describeOtherApi } from "./probe-verdict.ts";

export class UnusableTargetError extends Error {
  override name = "UnusableTargetError";
}

type ProbeOptions = Pick<RunOptions, "contract" | "plan" | "target" | "timeout">;

// The requests of a round are sent at once, so that a server that hangs only costs one timeout.
const [openOperations, securedOperations, otherOperations] = [2, 2, 4];

/** The number of requests of a probe. More are sent if a token is rejected. */
export function countProbeRequests({ target }: Pick<RunOptions, "target">): number {
  return openOperations + securedOperations + Math.max(0, Object.keys(target.tokens).length - 1);
}

/**
 * Sends a few requests without side effects.
 *
 * @throws UnusableTargetError if the target does not respond, is another API or rejects a token.
 */
export async function probe(options: ProbeOptions): Promise<void> {
  const { plan, target } = options;
  const [actor = ""] = plan.actors;
  const spec = createSpecModel(options.contract, plan);
  const send = createProbeSender(spec, options);
  const operations = listProbeOperations(spec, target.writes);
  const open = operations.filter(({ secured }) => !secured).slice(0, openOperations);
  const secured = target.tokens[actor] === undefined ? [] : operations.filter((each) => each.secured);
  const exchanges = await send([...open, ...secured.slice(0, securedOperations)], actor);
  const [first] = exchanges;
  if (first && areFromAnotherApi(exchanges, spec))
    throw new UnusableTargetError(describeOtherApi(first, spec, target.url));
  const withToken = exchanges.filter(({ request }) => request.operation.secured);
  const rest = secured.slice(securedOperations, securedOperations + otherOperations);
  await checkTokens(withToken, { send, rest, options });
}

type ProbeSender = (operations: readonly Operation[], actor: string) => Promise<Exchange[]>;

// Omits requests without a response if others have one.
function createProbeSender(spec: SpecModel<Plan>, { target, timeout }: ProbeOptions): ProbeSender {
  const send = createSend(target.url, { timeout });
  const rateLimiter = createRateLimiter(send, spec, target.capabilities);
  const context = createRunContext(spec, target, rateLimiter, "probe");
  return async (operations, actor) => {
    const attempts = operations.map(async (operation) => {
      const draft = await createProbeDraft(operation, actor, { ...context, spec });
      return context.send(draft).catch((error: unknown) => {
        if (error instanceof NoResponseError) return error;
        throw error;
      });
    });
    const outcomes = await Promise.all(attempts);
    const exchanges = outcomes.flatMap((outcome) => (outcome instanceof NoResponseError ? [] : outcome));
    const lost = outcomes.find((outcome) => outcome instanceof NoResponseError);
    if (lost && exchanges.length === 0)
      throw new UnusableTargetError(
        `${lost.message} Check the URL, and whether the server is running. No tests were run.`,
      );
    return exchanges;
  };
}

interface TokenCheck {
  send: ProbeSender;
  /** Further operations, since an operation may need the token of another security scheme. */
  rest: readonly Operation[];
  options: ProbeOptions;
}

async function checkTokens(exchanges: readonly Exchange[], { send, rest, options }: TokenCheck): Promise<void> {
  const { plan, target } = options;
  const [first] = exchanges;
  const [actor = "", ...others] = plan.actors;
  const { token: rejected = 401, permission, outsider = {} } = plan.errorStatuses;
  const isAccepted = ({ response }: Exchange) => response.status !== rejected;
  if (!first) return;
  const accepted = exchanges.find(isAccepted) ?? (await send(rest, actor)).find(isAccepted);
  if (!accepted) throw new UnusableTargetError(describeRejected(actor, first));
  // The status can also mean that a permission is missing.
  const isAmbiguous = permission === rejected || Object.values(outsider).includes(rejected);
  for (const other of isAmbiguous ? [] : [...others, plan.outsider ?? ""]) {
    if (target.tokens[other] === undefined) continue;
    const [exchange] = await send([accepted.request.operation], other);
    if (exchange && !isAccepted(exchange)) throw new UnusableTargetError(describeRejected(other, exchange));
  }
}

function describeRejected(actor: string, { request, response }: Exchange): string {
  const { method, operation } = request;
  return `The token of ${actor} was rejected: ${method} ${operation.path} returned ${response.status}. Pass a valid token with --token or --token-of.`;
}
