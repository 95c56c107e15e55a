import type { Contract } from "@crewkit/openapi";
import type { KnownValues, operations } from "@crewkit/types";
import type { ApiError } from "../base/api-error.ts";
import type { Random } from "../base/random.ts";
import type { SchemaChecks } from "../contract/validation.ts";
import type { HandlerTypes } from "../generated/handler-types.ts";
import type { Store } from "../store/store.ts";
import type { Tables } from "../store/tables.ts";
import type { QueryFilters } from "./query-filters.ts";

export type OperationId = keyof operations & keyof HandlerTypes;

/**
 * Handles a valid and authorized request to an operation, and returns the body of the success response. The handler of a
 * list operation can return all items: the pipeline selects the requested page.
 *
 * @throws ApiError if the state does not allow the request: `throw error("slugTaken")`.
 */
export type Handler<Id extends OperationId> = (context: HandlerContext<Id>) => Result<Id> | Items<Id>;

export type Handlers = { [Id in OperationId]: Handler<Id> };

export interface HandlerContext<Id extends OperationId = OperationId> {
  /** The path parameters. UUIDs are in lowercase. */
  path: PathOf<Id>;
  query: WithDefaults<QueryOf<Id>, Id>;
  body: WithDefaults<BodyOf<Id>, Id>;
  /** The authenticated user. Undefined if the operation needs no token. */
  caller: HandlerTypes[Id]["scope"] extends string ? Caller : undefined;
  /** The caller's membership in the organization in the scope of the operation (`x-scope`). */
  member: InScope<Id, "organization", Tables["members"]>;
  organization: InScope<Id, "organization", Tables["organizations"]>;
  resource: InScope<Id, "resource", Tables["resources"]>;
  playbook: InScope<Id, "playbook", Tables["playbooks"]>;
  contract: Contract;
  checks: SchemaChecks;
  store: Store;
  random: Random;
  /** The current time plus some seconds, formatted as in the API. */
  now(seconds?: number): string;
  address: string;
  userAgent: string;
  /** The origin of the mock, such as `http://127.0.0.1:4010`. */
  origin: string;
  /** Creates an error from an example of the contract. `field` replaces the field of the example. */
  error(name: HandlerTypes[Id]["errors"], field?: string): ApiError;
  /**
   * Finds a record in the organization in the scope, by default by the ID in the path: `project_id` of a project, otherwise `id`.
   *
   * @throws ApiError 404 if it does not exist or belongs to another organization.
   * @example
   * const project = find("projects");
   */
  find<Name extends OrganizationTable>(table: Name, id?: string): Tables[Name];
  /** Returns whether a record matches the filters in the query. */
  matches: QueryFilters["matches"];
  /**
   * Returns the sorted records with these values that match the filters in the query. It finds them with an index, so it
   * is fast for large tables.
   *
   * @example
   * const members = list("members", { organization_id: organization.id });
   */
  list: QueryFilters["list"];
  /**
   * Returns the caller's membership in an organization that is not in the scope of the operation.
   *
   * @throws ApiError 403 if the caller is not a member or lacks the operation's `x-permission`.
   */
  requireMembership(organizationId: string): Tables["members"];
  /**
   * Checks the permission for a record that belongs to a user.
   *
   * @throws ApiError 403 if it is another user's, and the caller lacks the operation's `x-permission` for records of others.
   */
  requirePermissionFor(userId: string): void;
}

/** The parts of the context that creating a record needs. */
export type CreateContext = Pick<HandlerContext, "store" | "random" | "now" | "contract">;

export interface Caller {
  user: Tables["users"];
  login: Tables["logins"];
}

type InScope<Id extends OperationId, Scope, T> = HandlerTypes[Id]["scope"] extends Scope ? T : undefined;

type OrganizationTable = {
  [Name in keyof Tables]: Tables[Name] extends { organization_id: string | null } ? Name : never;
}[keyof Tables];

type PathOf<Id extends OperationId> = operations[Id]["parameters"] extends { path: infer Path } ? Path : unknown;

export type QueryOf<Id extends OperationId> = Exact<NonNullable<operations[Id]["parameters"]["query"]>>;

export type BodyOf<Id extends OperationId> = operations[Id] extends { requestBody: infer Body }
  ? Exact<Json<Body>>
  : operations[Id] extends { requestBody?: infer Body }
    ? Exact<Json<NonNullable<Body>>>
    : undefined;

export type Result<Id extends OperationId> = operations[Id]["responses"] extends { 201: infer Created }
  ? Json<Created>
  : operations[Id]["responses"] extends { 200: infer Body }
    ? Json<Body>
    : never;

type Items<Id extends OperationId> =
  Result<Id> extends { data: (infer Item)[]; meta: { current_page: number } } ? readonly Item[] : never;

type Json<Media> = Media extends { content: { "application/json": infer Body } } ? KnownValues<Body> : never;

// The client's types allow undefined, but parsed values never contain it.
type Exact<Value> = Value extends object ? { [Name in keyof Value]: Exact<Exclude<Value[Name], undefined>> } : Value;

type WithDefaults<Fields, Id extends OperationId> = Fields extends undefined
  ? undefined
  : Fields & { [Name in HandlerTypes[Id]["defaults"] & keyof Fields]-?: NonNullable<Fields[Name]> };
