import type { Operation } from "@crewkit/openapi";
import { mayWrite, type SpecModel } from "../base/model.ts";
import type { RequestDraft } from "../base/request.ts";
import { missingToken, SkipError } from "../base/skip.ts";
import { findRequestSource } from "../plan/requests.ts";
import { exampleValueFor } from "../schema/parameter.ts";
import { bodyFor, validateBody } from "../schema/request-body.ts";
import { uniqueFields } from "../spec/fields.ts";
import { parameterNames, pathPatternOf, resourcePathOf } from "../spec/paths.ts";
import { firstActor } from "../spec/permissions.ts";
import { isObject, withValue } from "../values/json.ts";
import type { EngineContext } from "./engine-context.ts";
import { fillReferences } from "./fill-references.ts";
import { freshValue } from "./fresh-value.ts";

type DraftOptions = Parameters<EngineContext["createDraft"]>[1];

/** Creates a request from the contract's examples and the plan. */
export async function createDraft(
  context: EngineContext,
  operation: Operation,
  { base = "success", isolated = false, owners, overrides = {} }: DraftOptions = {},
): Promise<RequestDraft> {
  const { spec } = context;
  const { operations = {}, resourceTypes = {}, actors } = spec.plan;
  const query = examplesOf(spec, operation, "query");
  const headers = toStrings(examplesOf(spec, operation, "header"));
  const exampleBody = bodyFor(spec, operation);
  // The outsider is the only user in the outsider's context.
  const actor = context.actorContext ? (actors[0] ?? "") : firstActor(operation, spec);
  if (context.target.stateless) {
    const path = toStrings(examplesOf(spec, operation, "path"));
    return { operation, as: actor, path, query, headers, body: exampleBody };
  }
  const source = base === "none" ? undefined : findRequestSource(operations[operation.operationId] ?? {}, base);
  const planned = typeof source === "function" ? await source(context, isolated) : (source ?? {});
  const { as = actor, token, body, expected } = { body: exampleBody, ...planned, ...overrides };
  const draft = {
    operation,
    as,
    token,
    body,
    path: await fillPath(owners ? {} : { ...planned.path, ...overrides.path }),
    query: { ...query, ...planned.query, ...overrides.query },
    headers: { ...headers, ...planned.headers, ...overrides.headers },
    ...(base !== "success" && { expected }),
  };
  if ("body" in overrides || ("body" in planned && (typeof source === "function" || base !== "success"))) return draft;
  const fresh = { ...draft, body: freshBody(operation, body, context) };
  if (base === "none" || "body" in planned) return fresh;
  return fillReferences(fresh, { isolated }, context).catch((error: unknown) => {
    if (error instanceof SkipError) return fresh;
    throw error;
  });

  async function fillPath(given: Record<string, string>): Promise<Record<string, string>> {
    const names = parameterNames(operation.path);
    if (names.every((name) => given[name] !== undefined)) return given;
    const path = resourceTypes[pathPatternOf(operation.path)] ? operation.path : resourcePathOf(operation.path);
    const isSeparate = isolated && mayWrite(operation, spec.plan);
    const ids = owners
      ? await context.ownedResourceIds(firstWithToken(owners), path, isSeparate)
      : await context.resourceIds(path, isSeparate);
    return Object.fromEntries(names.map((name, index) => [name, given[name] ?? ids[index] ?? ""]));
  }

  function firstWithToken(candidates: readonly string[]): string {
    const owner = candidates.find((each) => context.target.tokens[each] !== undefined);
    if (owner === undefined) throw missingToken(candidates[0] ?? "");
    return owner;
  }
}

function examplesOf(spec: SpecModel, { parameters }: Operation, location: string): Record<string, unknown> {
  const needed = parameters.filter((each) => each.in === location && each.required);
  return Object.fromEntries(needed.map((each) => [each.name, exampleValueFor(spec, each)]));
}

function toStrings(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

/** Replaces the unique fields of a body, because an earlier request may have sent the example of the contract. */
function freshBody(operation: Operation, body: unknown, context: EngineContext): unknown {
  const { spec } = context;
  return uniqueFields(operation, spec).reduce((changed, name) => {
    const example = isObject(changed) ? changed[name] : undefined;
    if (example === undefined || example === null) return changed;
    const isValid = (value: unknown) => validateBody(spec, operation, withValue(changed, [name], value)).length === 0;
    return withValue(changed, [name], freshValue(context, { example, isValid }));
  }, body);
}
