import type { Operation } from "@crewkit/openapi";
import { documentedKey, type SpecModel } from "../spec/model.ts";
import { parameterNames, pathPatternOf } from "../spec/paths.ts";
import { permissionOf } from "../spec/permissions.ts";
import { findUnknownFields, findUnknownPointers } from "./check-fields.ts";
import type { LimitedRequest, LimitRule } from "./facts.ts";
import { createNameChecks, findUnknownKeys, type NameChecks, queryParameterNames, suggestion } from "./name-checks.ts";
import type { OperationPlan, Plan, RequestOverrides } from "./plan.ts";
import { listErrorRequests } from "./requests.ts";
import { limitRule, overrides } from "./shape.ts";

/** Returns a sentence for each name in a plan that neither the contract nor the plan defines. */
export function findUnknownNames(spec: SpecModel<Plan>): string[] {
  const checks = createNameChecks(spec);
  return [
    ...findUnknownOperations(spec.plan, checks),
    ...findUnknownPaths(spec),
    ...findUnknownErrors(spec.plan, checks),
    ...findUnknownActors(spec, checks),
    ...findUnknownWorkflows(spec, checks),
    ...findUnknownFields(spec, checks),
    ...findUnknownPointers(spec, checks),
    ...findUnknownOverrides(spec, checks),
    ...findUnknownLimits(spec, checks),
  ];
}

function findUnknownOperations(plan: Plan, { operation }: NameChecks): string[] {
  const { credential, availability = {}, permission } = plan;
  const byOperation = ["operations", "scenarios", "lists", "filters", "availability"] as const;
  return [
    ...Object.keys(typeof permission === "object" ? permission : {}).flatMap((name) => operation("permission", name)),
    ...byOperation.flatMap((key) => Object.keys(plan[key] ?? {}).flatMap((name) => operation(key, name))),
    ...Object.entries(availability).flatMap(([name, { create }]) => operation(`availability.${name}.create`, create)),
    ...(credential
      ? [
          ...operation("credential.refresh.operation", credential.refresh.operation),
          ...operation("credential.probe", credential.probe),
          ...credential.logOut.flatMap((each) => operation("credential.logOut", each.operation)),
        ]
      : []),
  ];
}

function findUnknownPaths({ plan, operations }: SpecModel<Plan>): string[] {
  const prefixes = listPathPrefixes(operations);
  const patterns = listResourcePatterns(operations);
  // Keys without a slash are names that the plan itself uses.
  const types = Object.keys(plan.resourceTypes ?? {}).filter((path) => path.includes("/"));
  return [
    ...types.flatMap((path) => describeUnknownPath("resourceTypes", path, patterns)),
    ...(["unknown", "outsider"] as const).flatMap((key) =>
      Object.keys(plan.errorStatuses[key] ?? {}).flatMap((path) =>
        describeUnknownPath(`errorStatuses.${key}`, path, prefixes),
      ),
    ),
  ];
}

export function listResourcePatterns(operations: readonly Operation[]): string[] {
  return listPathPrefixes(operations).filter((prefix) => prefix.includes("{}"));
}

function listPathPrefixes(operations: readonly Operation[]): string[] {
  return [...new Set(operations.flatMap(({ path }) => listPrefixes(pathPatternOf(path))))];
}

// `/{}/projects` is also a prefix of `/{}/projects/{}`.
function listPrefixes(pattern: string): string[] {
  const parts = pattern.split("/").slice(1);
  return parts.map((_, index) => `/${parts.slice(0, index + 1).join("/")}`);
}

export function describeUnknownPath(place: string, path: string, known: readonly string[]): string[] {
  if (known.includes(path)) return [];
  const pattern = pathPatternOf(path);
  const hint = known.includes(pattern) ? ` Write it as ${pattern}.` : suggestion(pattern, known);
  return [`${place}: no path of the contract starts with ${path}.${hint}`];
}

function findUnknownErrors(
  { errorStatuses, precedence = [], operations = {} }: Plan,
  { errorKind }: NameChecks,
): string[] {
  const { outsider = {}, unknown = {}, ...others } = errorStatuses;
  return [
    ...Object.entries(others).flatMap(([key, status]) => checkStatus(`errorStatuses.${key}`, status)),
    ...Object.entries(outsider).flatMap(([path, status]) => checkStatus(`errorStatuses.outsider.${path}`, status)),
    ...Object.entries(unknown).flatMap(([path, status]) => checkStatus(`errorStatuses.unknown.${path}`, status)),
    ...precedence.flatMap((name) => errorKind("precedence", name)),
    ...Object.entries(operations).flatMap(([operationId, facts]) =>
      (facts?.precedence ?? []).flatMap((name) => errorKind(`operations.${operationId}.precedence`, name)),
    ),
  ];
}

function checkStatus(place: string, status: unknown): string[] {
  const isStatus = typeof status === "number" && status >= 400 && status < 600;
  return isStatus || status === undefined ? [] : [`${place}: expected a status from 400 to 599, but found ${status}.`];
}

function findUnknownActors(spec: SpecModel<Plan>, { actor }: NameChecks): string[] {
  const seen = new Set<string>();
  return spec.operations.flatMap((operation) =>
    [permissionOf(operation, spec) ?? []].flat().flatMap((name) => {
      if (seen.has(name)) return [];
      seen.add(name);
      return actor(`permission of ${operation.operationId}`, name);
    }),
  );
}

// Without documents, the names cannot be checked.
function findUnknownWorkflows({ plan, workflows }: SpecModel<Plan>, { oneOf, operation }: NameChecks): string[] {
  const known = workflows.map(({ workflowId }) => workflowId);
  const planned = known.length === 0 ? [] : Object.keys(plan.workflows ?? {});
  return [
    ...planned.flatMap((name) => oneOf("workflows", name, { known, absence: "no Arazzo document has the workflow" })),
    ...workflows.flatMap(({ workflowId, steps }) =>
      steps.flatMap(({ stepId, operationId }) => operation(`workflow ${workflowId}, step ${stepId}`, operationId)),
    ),
  ];
}

function findUnknownLimits(spec: SpecModel<Plan>, checks: NameChecks): string[] {
  const rules = spec.plan.limits?.rules?.(spec.contract) ?? [];
  const scopes = rules.map(({ scope }) => scope);
  const absence = "no rule has the scope";
  return [
    ...findUnknownKeys("limits.rules", rules, { each: limitRule }),
    ...rules.flatMap((rule) => [
      ...checks.operation("limits.rules.operation", rule.operation),
      ...listRequests(rule).flatMap((request) => checkRequest(request, spec, checks)),
      ...(rule.otherLimits ?? []).flatMap(({ scope }) =>
        checks.oneOf("limits.rules.otherLimits.scope", scope, { known: scopes, absence }),
      ),
    ]),
  ];
}

function listRequests({ rejectedRequest, otherActorRequest, otherLimits = [] }: LimitRule): LimitedRequest[] {
  return [rejectedRequest, otherActorRequest, ...otherLimits].filter((request) => request !== undefined);
}

function checkRequest({ operation: id, overrides }: LimitedRequest, spec: SpecModel<Plan>, checks: NameChecks) {
  const operation = spec.operations.find(({ operationId }) => operationId === id);
  if (!operation) return checks.operation("limits.rules", id);
  return checkOverrides(`limits.rules (${id})`, overrides ?? {}, { operation, checks });
}

/** Checks the names and statuses of requests that are data. Does not call functions. */
function findUnknownOverrides(spec: SpecModel<Plan>, checks: NameChecks): string[] {
  return spec.operations.flatMap((operation) => {
    const facts = spec.plan.operations?.[operation.operationId] ?? {};
    return [...checkStatuses(operation, facts), ...checkRequests(operation, facts, checks)];
  });
}

function checkStatuses(operation: Operation, { errors = {}, unreachable = {} }: OperationPlan): string[] {
  return Object.entries({ errors, unreachable }).flatMap(([key, byStatus]) =>
    Object.keys(byStatus)
      .filter((status) => documentedKey(operation, Number(status)) === undefined)
      .map((status) => {
        const documented = Object.keys(operation.responses).join(", ");
        const place = `operations.${operation.operationId}.${key}`;
        return `${place}: the contract documents no status ${status}, only ${documented}.`;
      }),
  );
}

function checkRequests(operation: Operation, facts: OperationPlan, checks: NameChecks): string[] {
  const place = `operations.${operation.operationId}`;
  const { success } = facts;
  return [
    ...(typeof success === "object" ? checkOverrides(`${place}.success`, success, { operation, checks }) : []),
    ...listErrorRequests(facts).flatMap(({ status, name, source }) => {
      const inner = `${place}.errors.${status}${name === undefined ? "" : `.${name}`}`;
      if (typeof source === "function") return [];
      return [...findUnknownKeys(inner, source, overrides), ...checkOverrides(inner, source, { operation, checks })];
    }),
  ];
}

interface OverridesContext {
  operation: Operation;
  checks: NameChecks;
}

function checkOverrides(
  place: string,
  { as, path = {}, query = {} }: RequestOverrides,
  { operation, checks }: OverridesContext,
): string[] {
  const { operationId } = operation;
  const inPath = { known: parameterNames(operation.path), absence: `${operationId} has no path parameter` };
  const inQuery = { known: queryParameterNames(operation), absence: `${operationId} has no query parameter` };
  return [
    ...(as === undefined ? [] : checks.actor(`${place}.as`, as)),
    ...Object.keys(path).flatMap((name) => checks.oneOf(`${place}.path`, name, inPath)),
    ...Object.keys(query).flatMap((name) => checks.oneOf(`${place}.query`, name, inQuery)),
  ];
}
