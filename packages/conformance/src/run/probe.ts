import type { Operation } from "@crewkit/openapi";
import { createRunContext } from "../context/create.ts";
import { type HttpResponse, NoResponseError } from "../http/exchange.ts";
import { createRateLimiter } from "../http/rate-limiter.ts";
import { createSend } from "../http/send.ts";
import { createSpecModel, documentedKey, mayWrite, type SpecModel } from "../spec/model.ts";
import type { RunOptions } from "./options.ts";

export class UnusableTargetError extends Error {
  override name = "UnusableTargetError";
}

/** @throws UnusableTargetError if the target is unreachable, is another API or rejects the first actor's token. */
export async function probe({ contract, plan, target, timeout }: RunOptions): Promise<void> {
  const spec = createSpecModel(contract, plan);
  const send = createSend(target.url, timeout === undefined ? {} : { timeout });
  const context = createRunContext(spec, target, createRateLimiter(send, spec, target.capabilities), "probe");
  const responses: ProbeResponse[] = [];
  for (const operation of chooseOperations(spec, target.tokens)) {
    const draft = await context.createDraft(operation);
    if (target.stateless) Object.assign(draft.headers, target.capabilities.prefer?.(200));
    const { response } = await context.send(draft).catch(throwUnusable);
    responses.push({ operation, response });
  }
  checkResponses(responses, spec, target.url);
}

interface ProbeResponse {
  operation: Operation;
  response: HttpResponse;
}

// Two operations that need no token and two that do, all without required parameters.
function chooseOperations({ operations, plan }: SpecModel, tokens: Record<string, string>): Operation[] {
  const reads = operations.filter(
    (each) => each.method === "get" && !mayWrite(each, plan) && hasNoRequiredParameters(each),
  );
  const hasToken = tokens[plan.actors[0] ?? ""] !== undefined;
  const secured = hasToken ? reads.filter((each) => each.secured) : [];
  return [...reads.filter((each) => !each.secured).slice(0, 2), ...secured.slice(0, 2)];
}

function hasNoRequiredParameters({ path, parameters }: Operation): boolean {
  return !path.includes("{") && parameters.every(({ required }) => !required);
}

function throwUnusable(error: unknown): never {
  if (error instanceof NoResponseError) throw new UnusableTargetError(`${error.message} No tests were run.`);
  throw error;
}

function checkResponses(responses: ProbeResponse[], { plan }: SpecModel, url: string): void {
  const [first] = responses;
  if (!first) return;
  const unexpected = responses.filter(({ operation, response }) => isUnexpected(operation, response));
  if (unexpected.length === responses.length) throw new UnusableTargetError(describeUnexpected(first, url));
  const secured = responses.filter(({ operation }) => operation.secured);
  const rejected = secured.filter(({ response }) => response.status === plan.errorStatuses.token);
  const [firstRejected] = rejected;
  if (firstRejected && rejected.length === secured.length)
    throw new UnusableTargetError(
      `The token of ${plan.actors[0]} was rejected: GET ${firstRejected.operation.path} returned ${firstRejected.response.status}. Pass a valid token with --token.`,
    );
}

function isUnexpected(operation: Operation, { status, headers }: HttpResponse): boolean {
  const isPage = headers.get("Content-Type")?.toLowerCase().includes("html") ?? false;
  return isPage || documentedKey(operation, status) === undefined;
}

function describeUnexpected({ operation, response }: ProbeResponse, url: string): string {
  const requestLine = `GET ${url.replace(/\/+$/, "")}${operation.path}`;
  const location = response.headers.get("Location");
  if (response.status >= 300 && response.status < 400 && location)
    return `${requestLine} returned ${response.status} and redirects to ${location}. Pass the final URL.`;
  const type = response.headers.get("Content-Type") ?? "no media type";
  return `${requestLine} returned ${response.status} with ${type}. Check that the URL is the base URL of the API.`;
}
