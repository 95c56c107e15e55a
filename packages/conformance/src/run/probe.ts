import type { Operation } from "@crewkit/openapi";
import { contentTypeOf, matchesMediaType } from "../checks/tools/response-schema.ts";
import { createRunContext } from "../context/create.ts";
import { examplePath } from "../context/drafts.ts";
import { type Exchange, NoResponseError } from "../http/exchange.ts";
import { createSender } from "../http/sender.ts";
import { truncate } from "../report/text.ts";
import { createSpecModel, documentedKey, documentedResponse, mayWrite, type SpecModel } from "../spec/model.ts";
import { pathPatternOf, withIds } from "../spec/paths.ts";
import { formatValue } from "../values/format.ts";
import type { RunOptions } from "./options.ts";

export class UnusableTargetError extends Error {
  override name = "UnusableTargetError";
}

type ProbeOptions = Pick<RunOptions, "contract" | "plan" | "target" | "timeout">;

// The first requests are sent at once, so that a server that hangs only costs one timeout.
const openOperations = 2;
const securedOperations = 2;

/** The number of requests of a probe. */
export function countProbeRequests({ target }: Pick<RunOptions, "target">): number {
  return openOperations + securedOperations + Math.max(0, Object.keys(target.tokens).length - 1);
}

/**
 * Sends a few requests without side effects.
 *
 * @throws UnusableTargetError if the target does not respond, is another API or rejects a token.
 */
export async function probe({ contract, plan, target, timeout }: ProbeOptions): Promise<void> {
  const spec = createSpecModel(contract, plan);
  const context = createRunContext(spec, target, createSender(spec, target, { timeout }), "probe");
  const { actors, outsider, errorStatuses } = plan;
  const [actor = "", ...otherActors] = actors;
  const operations = listReads(spec);
  const open = operations.filter(({ secured }) => !secured).slice(0, openOperations);
  const secured = target.tokens[actor] === undefined ? [] : operations.filter((each) => each.secured);
  const exchanges = await sendAll([...open, ...secured.slice(0, securedOperations)], actor);
  const [first] = exchanges;
  if (first && areFromAnotherApi(exchanges)) throw new UnusableTargetError(describeOtherApi(first, spec, target.url));
  await checkTokens(exchanges.filter(({ request }) => request.operation.secured));

  // Omits requests without a response if others have one.
  async function sendAll(probed: readonly Operation[], as: string): Promise<Exchange[]> {
    const outcomes = await Promise.allSettled(probed.map((operation) => send(operation, as)));
    const received = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? outcome.value : []));
    for (const outcome of received.length > 0 ? [] : outcomes) {
      if (outcome.status === "fulfilled") continue;
      if (!(outcome.reason instanceof NoResponseError)) throw outcome.reason;
      const { message } = outcome.reason;
      throw new UnusableTargetError(`${message} Check the URL, and whether the server is running. No tests were run.`);
    }
    return received;
  }

  /** Uses the contract's examples, and the plan's overrides that need no setup. */
  async function send(operation: Operation, as: string): Promise<Exchange> {
    const { success } = plan.operations?.[operation.operationId] ?? {};
    const { token: _, ...planned } = typeof success === "object" ? success : {};
    const path = { ...examplePath(spec, operation), ...planned.path, ...providedIds(operation, target.resources) };
    const draft = await context.createDraft(operation, { base: "none", overrides: { ...planned, path, as } });
    if (target.stateless) Object.assign(draft.headers, target.capabilities.prefer?.(200));
    return context.send(draft);
  }

  async function checkTokens(withToken: readonly Exchange[]): Promise<void> {
    const { token: rejected = 401, permission, outsider: outsiderStatuses = {} } = errorStatuses;
    const isRejected = ({ response }: Exchange) => response.status === rejected;
    const accepted = withToken.find((each) => !isRejected(each));
    if (withToken[0] && !accepted) throw new UnusableTargetError(describeRejected(actor, withToken[0]));
    // The status can also mean that a permission is missing.
    const isAmbiguous = permission === rejected || Object.values(outsiderStatuses).includes(rejected);
    for (const other of accepted && !isAmbiguous ? [...otherActors, outsider ?? ""] : []) {
      if (target.tokens[other] === undefined || !accepted) continue;
      const [exchange] = await sendAll([accepted.request.operation], other);
      if (exchange && isRejected(exchange)) throw new UnusableTargetError(describeRejected(other, exchange));
    }
  }
}

function describeRejected(actor: string, { request, response }: Exchange): string {
  const { method, operation } = request;
  return `The token of ${actor} was rejected: ${method} ${operation.path} returned ${response.status}. Pass a valid token with --token or --token-of.`;
}

/** Lists the operations without side effects. Operations that need no parameters come first. */
function listReads({ operations, plan }: SpecModel): Operation[] {
  const reads = operations.filter((each) => !mayWrite(each, plan));
  const isSimple = ({ method, path, parameters }: Operation) =>
    method === "get" && !path.includes("{") && parameters.every(({ required }) => !required);
  return [...reads.filter(isSimple), ...reads.filter((each) => !isSimple(each))];
}

function providedIds({ path }: Operation, resources: Record<string, string[]> = {}): Record<string, string> {
  const pattern = pathPatternOf(path);
  const provided = Object.entries(resources).filter(([key]) => pattern === key || pattern.startsWith(`${key}/`));
  const [longest] = provided.toSorted(([a], [b]) => b.length - a.length);
  return withIds(path, longest?.[1] ?? []);
}

/** True if all responses most likely come from another server or another path. */
function areFromAnotherApi(exchanges: readonly Exchange[]): boolean {
  const isFixed = ({ request }: Exchange) => !request.operation.path.includes("{");
  // An unknown id can explain a 404, but not for a path without an id.
  const areNotFound = exchanges.some(isFixed) && exchanges.every(({ response }) => response.status === 404);
  return areNotFound || exchanges.every(isUndocumented);
}

/** True for an undocumented status, a page, and an error with an undocumented media type. */
function isUndocumented({ request: { operation }, response }: Exchange): boolean {
  const { status } = response;
  if (documentedKey(operation, status) === undefined) return true;
  const types = Object.keys(documentedResponse(operation, status)?.content ?? {});
  const type = contentTypeOf(response);
  const isDocumented = type !== undefined && types.some((each) => matchesMediaType(each, type));
  return !isDocumented && (type === "text/html" || (status >= 400 && types.length > 0));
}

/** Explains why a response comes from another server or another path. */
function describeOtherApi({ request, response }: Exchange, { contract }: SpecModel, url: string): string {
  const base = url.replace(/\/+$/, "");
  const requestLine = `${request.method} ${base}${request.target}`;
  const { status, headers, text } = response;
  const location = headers.get("Location");
  if (status >= 300 && status < 400 && location)
    return `${requestLine} returned ${status} and redirects to ${location}. Pass the final URL.`;
  const type = contentTypeOf(response) ?? "no media type";
  const body = text.trim() === "" ? "" : ` and ${formatValue(truncate(text, 80))}`;
  const [server] = contract.servers ?? [];
  const path = server && URL.canParse(server.url) ? new URL(server.url).pathname.replace(/\/$/, "") : "";
  const hint = path === "" || base.endsWith(path) ? "" : ` The contract's server has the path ${path}.`;
  return `${requestLine} returned ${status} with ${type}${body}. Check that the URL is the base URL of the API.${hint}`;
}
