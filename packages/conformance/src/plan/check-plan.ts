import type { RecordPermission } from "@crewkit/openapi";
import type { SpecModel } from "../base/model.ts";
import type * as plan from "../base/plan.ts";
import type { RequestOverrides } from "../base/request.ts";
import { anything, type Check, callback, flag, list, map, nameOf, number, object, oneOf, text } from "./check.ts";
import * as name from "./names.ts";

export class InvalidPlanError extends Error {
  override name = "InvalidPlanError";
}

const permission = oneOf({
  string: name.actor,
  array: list(name.actor),
  object: object<RecordPermission>({ record: text, own: name.actor, others: name.actor }, {}),
});

const statusByPath = map(name.path, number);
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
const errorKinds = list(nameOf("kind of error", () => Object.keys(statuses)));

const overrides = {
  as: name.actor,
  token: oneOf({ string: anything, null: anything }),
  path: map(name.parameter, text),
  query: map(name.parameter, anything),
  headers: map(anything, text),
  body: anything,
  expected: map(anything, anything),
};

/** False for an object with a request for each name. */
export function isRequestSource(source: unknown): source is plan.RequestSource {
  return typeof source === "function" || Object.keys(Object(source)).every((key) => Object.hasOwn(overrides, key));
}

const request = oneOf({ function: anything, object: object<RequestOverrides>({}, overrides) });
const requests: Check = (value, place) => (isRequestSource(value) ? request : map(anything, request))(value, place);

const operation = {
  success: request,
  errors: map(name.status, requests),
  notGenerated: list(name.input),
  needed: list(name.input),
  unique: list(name.input),
  expected: map(name.responsePointer, anything),
  idempotent: flag,
  normalized: list(name.input),
  updated: list(name.field),
  precedence: errorKinds,
  readOnly: flag,
  unreachable: map(name.status, text),
};

const paging = {
  page: name.parameter,
  size: name.parameter,
  items: name.responsePointer,
  totalItems: name.responsePointer,
  totalPages: name.responsePointer,
  currentPage: name.responsePointer,
};

const lists = {
  order: list(name.sortKey),
  sameForAll: flag,
  populatedList: callback,
  addItem: callback,
};

type Filter = Partial<plan.ItemFilter & plan.SumFilter>;
const filterKeys = {
  values: callback,
  matches: callback,
  parts: callback,
  allItems: callback,
  total: callback,
};
const filter = oneOf({ string: anything, object: object<Filter>({}, filterKeys) });

const credential = {
  logIn: callback,
  refresh: map(anything, text),
  probe: name.operationId,
  logOut: list(map(anything, text)),
  tokenLifetime: callback,
};

const resourceType = { id: name.field, shared: flag, create: callback, find: callback };
const limits = { limit: text, remaining: text, reset: text };

const planSchema: Check = object<plan.Plan>(
  { name: text, actors: list(text), errorStatuses: object<plan.ErrorStatuses>({}, statuses) },
  {
    outsider: text,
    permission: oneOf({ function: anything, object: map(name.operationId, permission) }),
    precedence: errorKinds,
    errorDetails: object<plan.ErrorDetails>({ pointer: text, name: callback }, { item: text }),
    head: flag,
    paging: object<plan.Paging>(paging, {}),
    limits: object<NonNullable<plan.Plan["limits"]>>(limits, { rules: callback }),
    lists: map(name.operationId, object<plan.ListRule>({}, lists)),
    filters: map(name.operationId, map(name.parameter, filter)),
    updatedFields: list(name.field),
    volatileFields: list(name.field),
    credential: object<plan.CredentialRule>(credential, {}),
    revokedToken: callback,
    outsiderIds: callback,
    onSuccess: callback,
    scenarios: map(name.operationId, map(anything, callback)),
    resourceTypes: map(name.path, object<plan.ResourceType>({}, resourceType)),
    operations: map(name.operationId, object<plan.OperationPlan>({}, operation)),
  },
);

const maxProblems = 30;

/** @throws InvalidPlanError that lists the keys, types and names that are wrong. */
export function checkPlan(spec: SpecModel): void {
  const problems = planSchema(spec.plan, { path: "", spec });
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
