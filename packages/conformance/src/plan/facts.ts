import type { Contract, Operation } from "@crewkit/openapi";

/** What is so of an API, and no contract can say: the part of a plan that sends nothing. */
export interface ApiFacts {
  /** Of the API, for reports. */
  name: string;
  /** Who sends requests: from the one who may do most to the one who may do least. `--token` is the first one's. */
  actors: readonly string[];
  /** Somebody with an account and nothing else: whatever the actors have is another's to them. */
  outsider?: string;
  /** The headers that carry a token. */
  authorize(token: string): Record<string, string>;
  /** The least actor who may call an operation; undefined where it asks for no level. */
  permission?(operation: Operation, contract: Contract): string | undefined;
  errorStatuses: ErrorStatuses;
  /** In which order a request is judged: of two faults, it is refused for the one that stands first here. */
  precedence?: readonly (keyof ErrorStatuses)[];
  /** Where an error names the fields that it is about, and by which name. */
  errorDetails?: ErrorDetails;
  paging?: Paging;
  /** The headers that tell of a rate limit: requests in all, requests left, and when that ends (Unix time, seconds). */
  limits?: { limit: string; remaining: string; reset: string; rules?(contract: Contract): LimitRule[] };
  /** What is known of lists, by operationId. */
  lists?: Record<string, ListFacts>;
  /** Operations that tell whether a value is free, by operationId. */
  availability?: Record<string, AvailabilityRule>;
  /** Names of fields that move with every change of a thing, such as `updated_at`, wherever they stand. */
  updatedFields?: readonly string[];
  /** Names of fields that move by themselves, such as the time that is left, wherever they stand. */
  volatileFields?: readonly string[];
  /** What is known of things, by the path that leads to one. */
  resourceTypes?: Record<string, ResourceTypeFacts>;
  /** What is known of operations, by operationId. */
  operations?: Record<string, OperationFacts>;
}

/** How an error names the fields that it is about. */
export interface ErrorDetails {
  /** JSON pointer to an object whose keys are the names, or to a list. */
  pointer: string;
  /** JSON pointer to the name in an item, where it is a list of objects: `/pointer`, as RFC 9457 has it. */
  item?: string;
  /** The name of a field, or of a parameter, by the keys that lead to it. */
  name(path: readonly string[]): string;
}

/** Which status refuses what. What is left out is not tried. */
export interface ErrorStatuses {
  /** A body that is no JSON. */
  malformed?: number;
  /** A body that the contract's schema forbids. */
  body?: number;
  /** A body with a value that another thing has, in a field of which no two have the same. Default: as `body`. */
  taken?: number;
  /** A query parameter that is missing or forbidden by its schema. */
  query?: number;
  /** A query parameter that is given twice, and is no list. */
  repeated?: number;
  /** A header parameter that is missing or forbidden by its schema. */
  header?: number;
  /** An id that names nothing. */
  path?: number;
  /** An id that has not the form of one. */
  malformedPath?: number;
  /** A path that does not decode (`%zz`). */
  undecodable?: number;
  /** No token, or one that is worth nothing. */
  token?: number;
  /** An actor below the level that the operation asks for. */
  permission?: number;
  /** Somebody else's thing, by the beginning of the path with `{}` for each id; the longest one that fits decides. */
  outsider?: Record<string, number | undefined>;
  /** More requests than the limit allows. */
  limit?: number;
}

/**
 * How lists are asked for and answered. The strings that begin with a slash are JSON pointers (RFC 6901) into the
 * answer, and the empty one is all of it; other strings are headers of the answer.
 */
export interface Paging {
  /** The query parameter for the page (from 1) or for the offset (from 0). */
  page: string;
  kind: "page" | "offset";
  /** The query parameter for the number of items. */
  size: string;
  items: string;
  totalItems?: string;
  totalPages?: string;
  currentPage?: string;
}

/** Parts of a request, in the place of what the contract's examples give. */
export interface RequestOverrides {
  /** Who asks: an actor or the stranger. */
  as?: string;
  /** A token in the place of the actor's; null: none. */
  token?: string | null;
  /** The path's parameters, by name. */
  path?: Record<string, string>;
  query?: Record<string, unknown>;
  headers?: Record<string, string>;
  body?: unknown;
}

/**
 * What must stand at a place of an answer: a value, or what makes it of the answer and of the body that was sent;
 * undefined where anything may stand there.
 */
export type ExpectedField = string | number | boolean | null | ((response: unknown, sent: unknown) => unknown);

/** What is so of an operation, and no contract can say. */
export interface OperationFacts {
  /** Fields of the body, or query parameters, that name something that exists: the generator leaves them alone. */
  notGenerated?: readonly string[];
  /** Fields of the body of which no two things have the same value. */
  unique?: readonly string[];
  /** Of the unique ones: those whose value stays taken when the thing is gone. */
  reserved?: readonly string[];
  /** Other ways to write a value of the body or the query that mean the same, by the name of the field or parameter. */
  spellings?: Record<string, (value: string) => readonly string[]>;
  /** What an answer of success must have, by JSON pointers (RFC 6901) into it. */
  expected?: Record<string, ExpectedField>;
  /** True where the request can be sent twice, and the second one changes nothing (RFC 9110, section 9.2.2). */
  idempotent?: boolean;
  /** Fields of the body that the API rewrites, so that its answer does not show them as they were sent. */
  normalized?: readonly string[];
  /** Fields of the answer that change with it beside those that were sent, such as a status. */
  updated?: readonly string[];
  /** In which order it is judged, where that is not the plan's. */
  precedence?: ApiFacts["precedence"];
  /** True where what it makes below a thing is still there when the thing is deleted. */
  outlives?: boolean;
  /** True where a request of another method than GET changes nothing, so that a read-only run may send it. */
  readOnly?: boolean;
  /** Why a documented status can't be provoked, by status. */
  unreachable?: Record<number, string>;
}

/** What is known of a list. */
export interface ListFacts {
  /**
   * How it is sorted: JSON pointers (RFC 6901) into its items, the first one first, with a `-` before what goes down:
   * `["-/started_at", "/id"]`.
   */
  order?: readonly string[];
  /** Whether whoever may ask for it sees the same. */
  sameForAll?: boolean;
}

/** What is known of a kind of thing. */
export interface ResourceTypeFacts {
  /** By which field an item of the list tells its id. Default: the one that is named as the parameter, or `id`. */
  id?: string;
}

/** So many requests in so many seconds. */
export interface LimitRule {
  /** What is limited, for reports: `address`. */
  scope: string;
  requests: number;
  seconds: number;
  /** The operation with which the suite uses it up: a cheap one that changes nothing. */
  operation: string;
  /** Which operations' requests it counts. Default: all. */
  counts?(operation: Operation): boolean;
  /** A request that is refused, and counts all the same. */
  rejectedRequest?: { operation: string; overrides: RequestOverrides };
  /** A request of somebody else, which counts too where there is their token. */
  otherActorRequest?: { operation: string; overrides: RequestOverrides & { as: string } };
}

/** What tells whether a value is free, such as a name of which no two things have the same. */
export interface AvailabilityRule {
  /** The query parameter that has the value. */
  parameter: string;
  /** JSON pointer (RFC 6901) to what the answer tells: true where it is free, false where it is taken. */
  pointer: string;
  /** The operation whose things have such values. */
  create: string;
  /** The field of its body. */
  field: string;
}
