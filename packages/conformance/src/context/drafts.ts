import type { Operation } from "@crewkit/openapi";
import type { Plan } from "../plan/plan.ts";
import { findRequestSource } from "../plan/requests.ts";
import { arbitraryOf } from "../schema/arbitrary.ts";
import { exampleValueFor } from "../schema/parameter.ts";
import { bodyFor, bodySchema, validateBody } from "../schema/request-body.ts";
import { branchesOf } from "../schema/resolve.ts";
import { uniqueFields } from "../spec/fields.ts";
import { mayWrite, type SpecModel } from "../spec/model.ts";
import { parameterNames, pathPatternOf, resourcePathOf } from "../spec/paths.ts";
import { firstActor } from "../spec/permissions.ts";
import { isObject, withValue } from "../values/json.ts";
import type { RunContext } from "./context.ts";
import { fillExample } from "./fill-references.ts";
import { freshValue } from "./fresh-value.ts";

/** Creates requests from the contract's examples and the plan. */
export function createDrafts(context: RunContext, plan: Plan): RunContext["createDraft"] {
  const { spec } = context;
  const [topActor = ""] = plan.actors;

  return async (operation, { base = "success", isolated = false, overrides } = {}) => {
    // A stateless target needs no state: use the contract's examples.
    const operationPlan = context.target.stateless ? undefined : plan.operations?.[operation.operationId];
    const source = base === "none" ? undefined : findRequestSource(operationPlan ?? {}, base);
    const planned = typeof source === "function" ? await source(context, isolated) : (source ?? {});
    const merged = {
      ...planned,
      ...overrides,
      path: { ...planned.path, ...overrides?.path },
      query: { ...planned.query, ...overrides?.query },
    };
    const path = await fillPath(operation, merged.path, isolated);
    const isFixed =
      context.target.stateless ||
      ("body" in merged && (typeof source === "function" || base !== "success" || "body" in (overrides ?? {})));
    const givenBody = "body" in merged ? merged.body : bodyFor(spec, operation);
    const body = isFixed ? givenBody : freshBody(operation, givenBody, context);
    const query = { ...required(spec, operation, "query"), ...merged.query };
    const headers = { ...toStrings(required(spec, operation, "header")), ...planned.headers, ...overrides?.headers };
    // The outsider is the only user in the outsider's context.
    const { as = context.actorContext ? topActor : firstActor(operation, spec), token, expected } = merged;
    const draft = { operation, as, token, path, query, headers, body, ...(base !== "success" && { expected }) };
    const isExample = !context.target.stateless && base !== "none" && !("body" in merged);
    return isExample ? fillExample(draft, isolated, context) : draft;
  };

  async function fillPath(operation: Operation, overrides: Record<string, string>, isolated: boolean) {
    const names = parameterNames(operation.path);
    if (context.target.stateless) return { ...examplePath(spec, operation), ...overrides };
    if (names.every((name) => overrides[name] !== undefined)) return overrides;
    const ids = await context.resourceIds(resourcePathFor(operation, plan), isolated && mayWrite(operation, plan));
    return Object.fromEntries(names.map((name, index) => [name, overrides[name] ?? ids[index] ?? ""]));
  }
}

function resourcePathFor({ path }: Operation, { resourceTypes }: Plan): string {
  return resourceTypes?.[pathPatternOf(path)] ? path : resourcePathOf(path);
}

function required(spec: SpecModel, { parameters }: Operation, location: string): Record<string, unknown> {
  const needed = parameters.filter((each) => each.in === location && each.required);
  return Object.fromEntries(needed.map((each) => [each.name, exampleValueFor(spec, each)]));
}

function toStrings(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

export function examplePath(spec: SpecModel, { parameters }: Operation): Record<string, string> {
  const pathParameters = parameters.filter((each) => each.in === "path");
  return Object.fromEntries(pathParameters.map((each) => [each.name, String(exampleValueFor(spec, each))]));
}

/** Replaces the unique fields of a body, because an earlier request may have sent the example of the contract. */
function freshBody(operation: Operation, body: unknown, context: RunContext): unknown {
  return uniqueFields(operation, context.spec).reduce((changed, name) => {
    const example = isObject(changed) ? changed[name] : undefined;
    if (example === undefined || example === null) return changed;
    const isValid = (value: unknown) =>
      validateBody(context.spec, operation, withValue(changed, [name], value)).length === 0;
    return withValue(
      changed,
      [name],
      freshValue(context, { example, isValid, arbitrary: arbitraryField(operation, name, context) }),
    );
  }, body);
}

function arbitraryField(operation: Operation, name: string, { spec }: RunContext) {
  const schemas = branchesOf(spec, bodySchema(spec, operation) ?? {}).flatMap(
    ({ properties }) => properties?.[name] ?? [],
  );
  return arbitraryOf(spec, schemas[0]);
}
