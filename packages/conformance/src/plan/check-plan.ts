import type { Operation } from "@crewkit/openapi";
import * as v from "valibot";
import type { SpecModel } from "../base/model.ts";
import type * as plan from "../base/plan.ts";
import type { RequestOverrides } from "../base/request.ts";
import { callback, closedObject, listProblems, name, object, oneOf, partial, type Schema } from "./check.ts";
import { namesFor } from "./names.ts";

export class InvalidPlanError extends Error {
  override name = "InvalidPlanError";
}

const [text, number, flag, anything] = [v.string(), v.number(), v.boolean(), v.unknown()];

function planSchema(spec: SpecModel): Schema<plan.Plan> {
  const { actor, field, operationId, parameter, path, responsePointer } = namesFor(spec);
  const operationIds = spec.operations.map((each) => each.operationId);

  const byOperation = <T>(schemaFor: (operation: Operation) => Schema<T>) =>
    v.lazy((value): Schema<Record<string, T>> => {
      const used = spec.operations.filter((each) => each.operationId in Object(value));
      const entries = Object.fromEntries(used.map((each) => [each.operationId, schemaFor(each)]));
      return closedObject("operation", entries, operationIds);
    });

  const statusByPath = v.record(path, v.optional(number));
  const statuses = {
    malformed: number,
    mediaType: number,
    body: number,
    taken: number,
    method: number,
    query: number,
    repeated: number,
    header: number,
    path: number,
    unknown: statusByPath,
    malformedPath: number,
    undecodable: number,
    token: number,
    permission: number,
    outsider: statusByPath,
    limit: number,
  };
  const errorKind = name("kind of error", () => Object.keys(statuses)) as unknown as Schema<keyof typeof statuses>;
  const permission = oneOf<plan.Permission>({
    string: actor,
    array: v.array(actor),
    object: object({ record: text, own: actor, others: actor }, {}),
  });
  const paging = {
    page: parameter,
    size: parameter,
    items: responsePointer,
    totalItems: responsePointer,
    totalPages: responsePointer,
    currentPage: responsePointer,
  };
  const listRule = () => partial<plan.ListRule>({ sameForAll: flag, populatedList: callback, addItem: callback });
  const filterKeys = { values: callback, matches: callback, parts: callback, allItems: callback, total: callback };
  const filter = oneOf<plan.Filter>({
    string: text,
    object: partial<plan.ItemFilter & plan.SumFilter>(filterKeys),
  });
  const logOut = object<plan.CredentialRule["logOut"][number]>({ operation: operationId }, { tokenPointer: text });
  const refresh = { operation: operationId, tokenPointer: text, access: text, refresh: text };
  const credential = {
    logIn: callback,
    refresh: object<plan.CredentialRule["refresh"]>(refresh, {}),
    probe: operationId,
    logOut: v.array(logOut),
    tokenLifetime: callback,
  };
  const resourceType = { id: field, shared: flag, create: callback, find: callback };

  return object<plan.Plan>(
    { name: text, actors: v.array(text), errorStatuses: partial<plan.ErrorStatuses>(statuses) },
    {
      outsider: text,
      permission: oneOf<NonNullable<plan.Plan["permission"]>>({
        function: callback,
        object: byOperation(() => permission),
      }),
      precedence: v.array(errorKind),
      errorDetails: object<plan.ErrorDetails>({ pointer: text, name: callback }, { item: text }),
      head: flag,
      paging: object<plan.Paging>(paging, {}),
      limits: object({ limit: text, remaining: text, reset: text }, { rules: callback }),
      lists: byOperation(listRule),
      filters: byOperation((operation) => v.record(namesFor(spec, operation).parameter, filter)),
      updatedFields: v.array(field),
      volatileFields: v.array(field),
      credential: object<plan.CredentialRule>(credential, {}),
      revokedToken: callback,
      outsiderIds: callback,
      onSuccess: callback,
      scenarios: byOperation(() => v.record(text, callback)),
      testNeeds: callback,
      resourceTypes: v.record(path, partial<plan.ResourceType>(resourceType)),
      operations: byOperation((operation) => operationSchema(spec, operation, errorKind)),
    },
  );
}

function operationSchema(
  spec: SpecModel,
  operation: Operation,
  errorKind: Schema<keyof plan.ErrorStatuses>,
): Schema<plan.OperationPlan> {
  const { actor, field, input, parameter, responsePointer, status } = namesFor(spec, operation);
  const overrides = partial<RequestOverrides>({
    as: actor,
    token: v.nullable(text),
    path: v.record(parameter, text),
    query: v.record(parameter, anything),
    headers: v.record(text, text),
    body: anything,
    expected: v.record(text, v.any()),
  });
  const request = oneOf<plan.RequestSource>({ function: callback, object: overrides });
  const requests = v.lazy(
    (value): Schema<plan.RequestSource | Record<string, plan.RequestSource>> =>
      isRequestSource(value) ? request : v.record(text, request),
  );
  return partial<plan.OperationPlan>({
    success: request,
    errors: v.record(status, requests),
    notGenerated: v.array(input),
    needed: v.array(input),
    unique: v.array(input),
    expected: v.record(responsePointer, v.any()),
    idempotent: flag,
    normalized: v.array(input),
    updated: v.array(field),
    precedence: v.array(errorKind),
    unreachable: v.record(status, text),
  });
}

const overrideKeys: readonly string[] = [
  "as",
  "token",
  "path",
  "query",
  "headers",
  "body",
  "expected",
] satisfies (keyof RequestOverrides)[];

/** False for an object with a request for each name. */
export function isRequestSource(source: unknown): source is plan.RequestSource {
  return typeof source === "function" || Object.keys(Object(source)).every((key) => overrideKeys.includes(key));
}

const maxProblems = 30;

/** @throws InvalidPlanError that lists the keys, types and names that are wrong. */
export function checkPlan(spec: SpecModel): void {
  const problems = listProblems(planSchema(spec), spec.plan);
  if (problems.length === 0) return;
  const title = `The plan "${spec.plan.name}"`;
  const count = problems.length === 1 ? "a problem" : `${problems.length} problems`;
  const contract = spec.contract.info.title;
  throw new InvalidPlanError(
    problems.length > maxProblems
      ? `${title} does not fit the contract "${contract}". Pass another --plan. The first of ${count}: ${problems[0]}`
      : [`${title} has ${count}:`, ...problems.map((problem) => `- ${problem}`)].join("\n"),
  );
}
