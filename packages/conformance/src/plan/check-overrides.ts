import type { Operation } from "@crewkit/openapi";
import { documentedKey, type SpecModel } from "../spec/model.ts";
import { parameterNames } from "../spec/paths.ts";
import { findUnknownKeys, type NameChecks, queryParameterNames } from "./name-checks.ts";
import type { OperationPlan, Plan, RequestOverrides } from "./plan.ts";
import { listErrorRequests } from "./requests.ts";
import { overrides } from "./shape.ts";

/** Checks the names and statuses of requests that are data. Does not call functions. */
export function findUnknownOverrides(spec: SpecModel<Plan>, checks: NameChecks): string[] {
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

export function checkOverrides(
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
