import type { Contract } from "@crewkit/openapi";
import type { operations } from "@crewkit/types";
import type { ApiError } from "./api-error.ts";
import type { SchemaChecks } from "./contract/validation.ts";
import type { Facts } from "./generated/facts.ts";
import type { Random } from "./random.ts";
import type { Store } from "./store/store.ts";
import type { Tables } from "./store/tables.ts";

export type OperationId = keyof operations & keyof Facts;

/**
 * Answers an operation: takes a request that the contract allows, from somebody who may send it, and gives the body of
 * the success. A list may be given whole: the pipeline takes the page that the query asks for.
 *
 * @throws Refusal where the state, or what only the store knows, forbids it: `throw refuse("slugTaken")`.
 */
export type Handler<Id extends OperationId> = (call: HandlerContext<Id>) => Result<Id> | Items<Id>;

export type Handlers = { [Id in OperationId]: Handler<Id> };

export interface HandlerContext<Id extends OperationId = OperationId> {
  /** The path's parameters; ids are in lower case. */
  path: PathOf<Id>;
  /** The query's parameters, read as their types and with their defaults. */
  query: WithDefaults<QueryOf<Id>, Id>;
  /** The request body, with its defaults. */
  body: WithDefaults<BodyOf<Id>, Id>;
  /** Who asks; nobody where the operation needs no token. */
  caller: Facts[Id]["secured"] extends true ? Caller : undefined;
  /** The caller's membership in the organization of the path; where `/{org_id}` or `/organizations/{id}` is in it. */
  member: ScopeOf<Id, Tables["members"]>;
  /** The organization of the path; as `member`. */
  organization: ScopeOf<Id, Tables["organizations"]>;
  /** The resource of the path; where it begins with `/resources/{id}`. */
  resource: Id extends `${string}Resource${string}` ? If<PathOf<Id>, { id: string }, Tables["resources"]> : undefined;
  /** The playbook of the path; where `/playbooks/{playbook_id}` is in it. */
  playbook: If<PathOf<Id>, { playbook_id: string }, Tables["playbooks"]>;
  contract: Contract;
  checks: SchemaChecks;
  store: Store;
  random: Random;
  /** The mock's time, as the API writes it; so many seconds from now. */
  now(seconds?: number): string;
  /** The address that the request came from. */
  address: string;
  userAgent: string;
  /** Where the mock is reached, such as `http://127.0.0.1:4010`. */
  origin: string;
  /** A refusal that the contract has an example of; with `field`, about another field than the example's. */
  error(name: Facts[Id]["errors"], field?: string): ApiError;
  /**
   * A record of the path's organization. Default: the one with the `id` of the path.
   *
   * @throws Refusal 404 if there is none, or if it belongs to another organization.
   * @example
   * const project = find("projects");
   */
  find<Name extends OfOrganization>(table: Name, id?: string): Tables[Name];
  /**
   * The caller's membership in an organization, where no path names it.
   *
   * @throws Refusal 403 if there is none, or if it allows less than the operation's `x-permission`.
   */
  requireMembership(organizationId: string): Tables["members"];
}

export interface Caller {
  user: Tables["users"];
  login: Tables["logins"];
}

type If<Path, Parameters, T> = Path extends Parameters ? T : undefined;

type OfOrganization = {
  [Name in keyof Tables]: Tables[Name] extends { organization_id: string | null } ? Name : never;
}[keyof Tables];

type ScopeOf<Id extends OperationId, T> =
  PathOf<Id> extends { org_id: string } ? T : Id extends `${"get" | "update" | "delete"}Organization` ? T : undefined;

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

// The whole list that a page is of.
type Items<Id extends OperationId> =
  Result<Id> extends { data: (infer Item)[]; meta: { current_page: number } } ? readonly Item[] : never;

type Json<Media> = Media extends { content: { "application/json": infer Body } } ? Body : never;

// Who sends may say undefined; in what arrives there is none.
type Exact<Value> = Value extends object ? { [Name in keyof Value]: Exact<Exclude<Value[Name], undefined>> } : Value;

// What has a default is always there.
type WithDefaults<Fields, Id extends OperationId> = Fields extends undefined
  ? undefined
  : Fields & { [Name in Facts[Id]["defaults"] & keyof Fields]-?: NonNullable<Fields[Name]> };
