import type {
  AvailabilityRule,
  ErrorDetails,
  ErrorStatuses,
  LimitedRequest,
  LimitRule,
  Paging,
  RequestOverrides,
} from "./facts.ts";
import type { CredentialRule, ItemFilter, ListRule, OperationPlan, Plan, ResourceType, SumFilter } from "./plan.ts";

/** The keys of an object in a plan. */
export interface Shape {
  /** Instead of a shape, true for a value whose keys are not checked. */
  keys?: Record<string, Shape | true>;
  /** The shape of each value of a map or array. Replaces `keys`. */
  each?: Shape;
}

// Does not compile if a key of T is missing.
function shapeOf<T>(keys: Record<keyof T, Shape | true>): Shape {
  return { keys };
}

export const statuses: Shape = shapeOf<ErrorStatuses>({
  malformed: true,
  mediaType: true,
  body: true,
  taken: true,
  method: true,
  query: true,
  repeated: true,
  header: true,
  path: true,
  unknown: true,
  malformedPath: true,
  undecodable: true,
  token: true,
  permission: true,
  outsider: true,
  limit: true,
});

export const overrides: Shape = shapeOf<RequestOverrides>({
  as: true,
  token: true,
  path: true,
  query: true,
  headers: true,
  body: true,
  expected: true,
});

const operation = shapeOf<OperationPlan>({
  success: overrides,
  errors: true,
  notGenerated: true,
  needed: true,
  unique: true,
  spellings: true,
  expected: true,
  idempotent: true,
  normalized: true,
  updated: true,
  precedence: true,
  readOnly: true,
  unreachable: true,
});

const resourceType = shapeOf<ResourceType>({ id: true, shared: true, create: true, find: true });

const list = shapeOf<ListRule>({
  order: true,
  sameForAll: true,
  populatedList: true,
  addItem: true,
  addDistinctItems: true,
});

const filter = shapeOf<ItemFilter & SumFilter>({
  values: true,
  matches: true,
  parts: true,
  allItems: true,
  key: true,
  total: true,
});

const availability = shapeOf<AvailabilityRule>({ parameter: true, pointer: true, create: true, field: true });

const paging = shapeOf<Paging>({
  page: true,
  size: true,
  items: true,
  totalItems: true,
  totalPages: true,
  currentPage: true,
});

const limitedRequest = shapeOf<LimitedRequest & { scope: string }>({ operation: true, overrides, scope: true });

export const limitRule: Shape = shapeOf<LimitRule>({
  scope: true,
  requests: true,
  seconds: true,
  operation: true,
  counts: true,
  rejectedRequest: limitedRequest,
  otherActorRequest: limitedRequest,
  otherLimits: { each: limitedRequest },
});

const credential = shapeOf<CredentialRule>({
  refresh: shapeOf<CredentialRule["refresh"]>({ operation: true, tokenPointer: true, access: true, refresh: true }),
  logOut: { each: shapeOf<CredentialRule["logOut"][number]>({ operation: true, tokenPointer: true }) },
  logIn: true,
  probe: true,
  tokenLifetime: true,
  oldTokenStaysValid: true,
  reuseRevokesLogin: true,
});

export const planShape: Shape = shapeOf<Plan>({
  name: true,
  actors: true,
  outsider: true,
  permission: true,
  precedence: true,
  head: true,
  updatedFields: true,
  volatileFields: true,
  workflows: true,
  scenarios: true,
  revokedToken: true,
  outsiderIds: true,
  onSuccess: true,
  errorStatuses: statuses,
  paging,
  credential,
  lists: { each: list },
  filters: { each: { each: filter } },
  availability: { each: availability },
  resourceTypes: { each: resourceType },
  operations: { each: operation },
  errorDetails: shapeOf<ErrorDetails>({ pointer: true, item: true, name: true }),
  limits: shapeOf<NonNullable<Plan["limits"]>>({ limit: true, remaining: true, reset: true, rules: true }),
});
