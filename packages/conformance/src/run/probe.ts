import type { Operation } from "@crewkit/openapi";
import { contentTypeOf, documentedSchema, matchesMediaType } from "../checks/tools/response-schema.ts";
import type { RunContext } from "../context/context.ts";
import { createRunContext } from "../context/create.ts";
import { examplePath } from "../context/drafts.ts";
import type { RequestDraft } from "../http/draft.ts";
import { type Exchange, NoResponseError } from "../http/exchange.ts";
import { isJsonType } from "../http/media-type.ts";
import { createSender } from "../http/sender.ts";
import type { Plan } from "../plan/plan.ts";
import { truncate } from "../report/text.ts";
import { declaredNames } from "../schema/declared.ts";
import {
  createSpecModel,
  documentedKey,
  documentedResponse,
  mayWrite,
  otherServerOf,
  type SpecModel,
} from "../spec/model.ts";
import { pathPatternOf, withIds } from "../spec/paths.ts";
import { formatValue } from "../values/format.ts";
import { isObject, parseJson } from "../values/json.ts";
import type { RunOptions } from "./options.ts";

export class UnusableTargetError extends Error {
  override name = "UnusableTargetError";
}

type ProbeOptions = Pick<RunOptions, "contract" | "plan" | "target" | "timeout">;

// The requests of a round are sent at once, so that a server that hangs only costs one timeout.
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
  await checkTokens(withToken, { send, options });
}

type ProbeSender = (operations: readonly Operation[], actor: string) => Promise<Exchange[]>;

// Omits requests without a response if others have one.
function createProbeSender(spec: SpecModel<Plan>, { target, timeout }: ProbeOptions): ProbeSender {
  const context = createRunContext(spec, target, createSender(spec, target, { timeout }), "probe");
  return async (operations, actor) => {
    const attempts = operations.map(async (operation) => {
      const draft = await createProbeDraft(operation, { actor, context, plan: spec.plan });
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
  options: ProbeOptions;
}

async function checkTokens(exchanges: readonly Exchange[], { send, options }: TokenCheck): Promise<void> {
  const { plan, target } = options;
  const [first] = exchanges;
  const [actor = "", ...others] = plan.actors;
  const { token: rejected = 401, permission, outsider = {} } = plan.errorStatuses;
  const isAccepted = ({ response }: Exchange) => response.status !== rejected;
  if (!first) return;
  const accepted = exchanges.find(isAccepted);
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

/**
 * Lists the operations that can be requested without side effects and without setup, operations without required
 * parameters first. If no such operation exists and the target allows writes, lists operations that reject a malformed body.
 */
function listProbeOperations({ contract, plan, ...spec }: SpecModel, writes: boolean): Operation[] {
  const operations = spec.operations.filter((each) => otherServerOf(each, contract) === undefined);
  const reads = operations.filter((each) => !mayWrite(each, plan));
  const simple = reads.filter(needsNoParameters);
  const safe = [...simple, ...reads.filter((each) => !simple.includes(each))];
  return safe.length > 0 || !writes ? safe : operations.filter(hasJsonBody);
}

function needsNoParameters({ method, path, parameters }: Operation): boolean {
  return method === "get" && !path.includes("{") && parameters.every(({ required }) => !required);
}

function hasJsonBody({ requestBody }: Operation): boolean {
  return Object.keys(requestBody?.content ?? {}).some(isJsonType);
}

/** Uses the contract's examples, and the plan's overrides that need no setup. */
async function createProbeDraft(
  operation: Operation,
  { actor, context, plan }: { actor: string; context: RunContext; plan: Plan },
): Promise<RequestDraft> {
  const { spec, target } = context;
  const { success } = plan.operations?.[operation.operationId] ?? {};
  const { token: _, ...planned } = typeof success === "object" ? success : {};
  const path = { ...examplePath(spec, operation), ...planned.path, ...providedIds(operation, target.resources) };
  const overrides = { ...planned, path, as: actor };
  const draft = await context.createDraft(operation, { base: "none", overrides });
  if (target.stateless) Object.assign(draft.headers, target.capabilities.prefer?.(200));
  return mayWrite(operation, spec.plan) ? { ...draft, raw: "{" } : draft;
}

function providedIds({ path }: Operation, resources: Record<string, string[]> = {}): Record<string, string> {
  const pattern = pathPatternOf(path);
  const provided = Object.entries(resources).filter(([key]) => pattern === key || pattern.startsWith(`${key}/`));
  const [longest] = provided.toSorted(([a], [b]) => b.length - a.length);
  return withIds(path, longest?.[1] ?? []);
}

/** True if all responses most likely come from another server or another path. */
function areFromAnotherApi(exchanges: readonly Exchange[], spec: SpecModel): boolean {
  const isFixed = ({ request }: Exchange) => !request.operation.path.includes("{");
  // An unknown id can explain a 404, but not for a path without an id.
  const areNotFound = exchanges.some(isFixed) && exchanges.every(({ response }) => response.status === 404);
  return areNotFound || exchanges.every((exchange) => isFromAnotherApi(exchange, spec));
}

/**
 * True if the response most likely comes from another server or another path: an undocumented status, a page, or an error
 * that has nothing in common with the documented one.
 */
function isFromAnotherApi({ request: { operation }, response }: Exchange, spec: SpecModel): boolean {
  const { status, text } = response;
  if (documentedKey(operation, status) === undefined) return true;
  const types = Object.keys(documentedResponse(operation, status)?.content ?? {});
  const type = contentTypeOf(response);
  const isDocumented = type !== undefined && types.some((each) => matchesMediaType(each, type));
  if (status < 400) return type === "text/html" && !isDocumented;
  if (types.length === 0) return type === "text/html";
  const body = parseJson(text);
  const names = declaredNames(spec, documentedSchema(operation, response), body);
  const isOtherError = isObject(body) && names.size > 0 && !Object.keys(body).some((name) => names.has(name));
  return !isDocumented || isOtherError;
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
