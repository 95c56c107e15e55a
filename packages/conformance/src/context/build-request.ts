import type { Operation } from "@crewkit/openapi";
import type { SpecModel } from "../base/model.ts";
import type { RequestDraft } from "../base/request.ts";
import { missingToken } from "../base/skip.ts";
import { findRequestSource } from "../plan/requests.ts";
import { exampleValueFor } from "../schema/parameter.ts";
import { bodyFor } from "../schema/request-body.ts";
import { parameterNames, pathPatternOf, resourcePathOf } from "../spec/paths.ts";
import { firstActor } from "../spec/permissions.ts";
import { applyTestCase } from "./apply-test-case.ts";
import type { BaseRequest, EngineContext, PreparedRequest, RequestOptions } from "./engine-context.ts";
import { fillReferences } from "./fill-references.ts";
import { renewUniqueFields } from "./fresh-value.ts";

export async function buildRequest(
  context: EngineContext,
  operation: Operation,
  options?: RequestOptions,
): Promise<RequestDraft> {
  return renewUniqueFields(await prepareRequest(context, operation, options), context);
}

/**
 * Builds a request: the base of the contract and the plan, then the edits of a test case, then the ids of existing resources.
 * The last step is `renewUniqueFields`. To retry a request with other values, repeat only that step.
 *
 * @throws SkipError if the edits of the test case do not fit the base, or a resource cannot be found or created.
 */
export async function prepareRequest(
  context: EngineContext,
  operation: Operation,
  options: RequestOptions = {},
): Promise<PreparedRequest> {
  const base = await createBase(context, operation, options);
  const edited = applyTestCase(base.draft, options.testCase, context);
  const draft = await fillReferences(edited, base, options, context);
  return { draft, base, testCase: options.testCase };
}

/** The contract's example, replaced by the request of the plan and the overrides. */
async function createBase(
  context: EngineContext,
  operation: Operation,
  { base = "success", isolated = false, owners, overrides = {} }: RequestOptions,
): Promise<BaseRequest> {
  const { spec } = context;
  const { operations = {}, actors } = spec.plan;
  const query = examplesOf(spec, operation, "query");
  const headers = toStrings(examplesOf(spec, operation, "header"));
  const exampleBody = bodyFor(spec, operation);
  // The outsider is the only user in the outsider's context.
  const actor = context.actorContext ? (actors[0] ?? "") : firstActor(operation, spec);
  if (context.target.stateless) {
    const path = toStrings(examplesOf(spec, operation, "path"));
    const draft = { operation, as: actor, path, query, headers, body: exampleBody };
    return { draft, needsFreshValues: false, hasExampleIds: false };
  }
  const source = base === "none" ? undefined : findRequestSource(operations[operation.operationId] ?? {}, base);
  const planned = typeof source === "function" ? await source(context, isolated) : (source ?? {});
  const { as = actor, token, body, expected } = { body: exampleBody, ...planned, ...overrides };
  // A function sets up the state for each request. The state rejects the values of an error request.
  const isForThisRequest = typeof source === "function" || base !== "success";
  const isChosen = "body" in overrides || ("body" in planned && isForThisRequest);
  const given = owners ? {} : { ...planned.path, ...overrides.path };
  const draft = {
    operation,
    as,
    token,
    body,
    path: await fillPath(context, operation, given, { isolated, owners }),
    query: { ...query, ...planned.query, ...overrides.query },
    headers: { ...headers, ...planned.headers, ...overrides.headers },
    ...(base !== "success" && { expected }),
  };
  const hasExampleIds = !isChosen && base !== "none" && !("body" in planned);
  return { draft, needsFreshValues: !isChosen, hasExampleIds };
}

async function fillPath(
  context: EngineContext,
  operation: Operation,
  given: Record<string, string>,
  { isolated, owners }: Pick<RequestOptions, "isolated" | "owners">,
): Promise<Record<string, string>> {
  const { spec, target } = context;
  const names = parameterNames(operation.path);
  if (names.every((name) => given[name] !== undefined)) return given;
  const isPlanned = spec.plan.resourceTypes?.[pathPatternOf(operation.path)] !== undefined;
  const path = isPlanned ? operation.path : resourcePathOf(operation.path);
  const isSeparate = isolated && !operation.readOnly;
  const owner = owners?.find((each) => target.tokens[each] !== undefined);
  if (owners && owner === undefined) throw missingToken(owners[0] ?? "");
  const ids =
    owner === undefined
      ? await context.resourceIds(path, isSeparate)
      : await context.ownedResourceIds(owner, path, isSeparate);
  return Object.fromEntries(names.map((name, index) => [name, given[name] ?? ids[index] ?? ""]));
}

function examplesOf(spec: SpecModel, { parameters }: Operation, location: string): Record<string, unknown> {
  const needed = parameters.filter((each) => each.in === location && each.required);
  return Object.fromEntries(needed.map((each) => [each.name, exampleValueFor(spec, each)]));
}

function toStrings(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
