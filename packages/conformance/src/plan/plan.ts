import type { RunContext } from "../context/context.ts";
import type { Exchange } from "../http/exchange.ts";
import type { ScenarioSteps } from "../scenarios/scenario.ts";
import type { ApiFacts, OperationFacts, RequestOverrides, ResourceTypeFacts } from "./facts.ts";
import type { CredentialRule, Filter, ListRule } from "./rules.ts";

export type * from "./facts.ts";

/**
 * Facts that the contract does not state: users, tokens, the status of each kind of error, pagination, and how to set up
 * the state that an operation needs.
 */
export interface Plan extends ApiFacts {
  /**
   * Facts about lists, and how to fill them, by operationId.
   *
   * @example
   * lists: { listBooks: { addItem: (context, { path }) => context.call("shelveBook", { path }) } }
   */
  lists?: Record<string, ListRule>;
  /**
   * The filters of lists, by operationId and parameter. By default, `x-filter` in the contract or the name of the parameter
   * states the field that a filter matches.
   *
   * @example
   * filters: { listBooks: { kind: { values: () => ["novel"], matches: () => (book, kind) => book.type === kind } } }
   */
  filters?: Record<string, Record<string, Filter>>;
  /**
   * The operations that log users in and out.
   *
   * @example
   * credential: {
   *   logIn: async (context) => Object(await context.call("logIn")),
   *   refresh: { operation: "refresh", tokenPointer: "/token", access: "/access", refresh: "/refresh" },
   *   probe: "getAccount",
   *   logOut: [{ operation: "logOut" }],
   *   tokenLifetime: () => 3600,
   *   oldTokenStaysValid: true,
   *   reuseRevokesLogin: true,
   * }
   */
  credential?: CredentialRule;
  /**
   * Inputs of workflows (Arazzo 1.0.1, `inputs`), by workflowId.
   *
   * @example
   * workflows: { lendAndReturn: async (context) => ({ shelf: await context.callForText("createShelf", "/slug") }) }
   */
  workflows?: Record<string, (context: RunContext) => Promise<Record<string, unknown>>>;
  /**
   * Returns a token that was valid and has been revoked.
   *
   * @example
   * revokedToken: async (context) => {
   *   const token = await context.callForText("logIn", "/token");
   *   return context.call("logOut", { token }).then(() => token);
   * }
   */
  revokedToken?(context: RunContext): Promise<string>;
  /**
   * Creates or finds resources of the outsider. Returns strings that identify them in a response, such as ids.
   *
   * @example
   * outsiderIds: async (context) => [await (await context.outsiderContext()).callForText("createShelf", "/slug")]
   */
  outsiderIds?(context: RunContext): Promise<string[]>;
  /**
   * Called after each success, to register clean-up steps with `context.onCleanUp`.
   *
   * @example
   * onSuccess({ request }, context) {
   *   if (request.operation.operationId === "startJob") context.onCleanUp(() => context.call("stopJobs"));
   * }
   */
  onSuccess?(exchange: Exchange, context: RunContext): void;
  /**
   * Guarantees that a contract cannot express, by operationId and name.
   *
   * @example
   * scenarios: { lendBook: { "a lent book": async ({ call }) => void (await call("lendBook", { body: { book: 1 } }, 409)) } }
   */
  scenarios?: Record<string, Record<string, CustomScenario>>;
  /**
   * The functions that create or find resources, by path with `{}` for each id: `/{}/projects/{}`. For a resource in the
   * state that an operation needs, use the path of the operation: `/{}/orders/{}/cancel`.
   *
   * @example
   * resourceTypes: { "/shelves/{}": { create: async (context) => [await context.callForText("createShelf", "/slug")] } }
   */
  resourceTypes?: Record<string, ResourceType>;
  /**
   * Requests and facts, by operationId. By default, requests are the contract's examples.
   *
   * @example
   * operations: { lendBook: { success: { body: { book: 1, days: 14 } } } }
   */
  operations?: Record<string, OperationPlan>;
}

/** Functions that return the ids of a resource in path order. A run that may write prefers `create` over `find`. */
export interface ResourceType extends ResourceTypeFacts {
  /**
   * Creates a resource. May return the same ids in each call, for example to create one tenant per run. Omit it if no request
   * can create the resource.
   *
   * @example
   * create: async (context) => [await context.callForText("createShelf", "/slug")]
   */
  create?(context: RunContext): Promise<string[]>;
  /**
   * Finds an existing resource. In the outsider's context, in which `actorContext` is set, finds a resource of the outsider.
   *
   * @example
   * find: async ({ actorContext }) => [actorContext ? "south" : "north"]
   */
  find?(context: RunContext): Promise<string[]>;
}

/**
 * Overrides, or a function that sets up the state of the API and returns overrides. The function is also called for
 * requests to other resources, whose ids then replace its `path`. `isolated` is true if the request changes its resource
 * and therefore needs a separate one.
 */
export type RequestSource =
  | RequestOverrides
  | ((context: RunContext, isolated: boolean) => RequestOverrides | Promise<RequestOverrides>);

/** Sends requests in sequence and reports a failure if their responses are inconsistent. */
export type CustomScenario = (steps: ScenarioSteps) => Promise<void>;

export interface OperationPlan extends OperationFacts {
  /**
   * The successful request.
   *
   * @example
   * success: (context) => ({ body: { slug: context.unique("poetry") } })
   */
  success?: RequestSource;
  /**
   * Requests that are rejected because of the API's state, by status, and also by name if a status has several requests.
   *
   * @example
   * errors: { 409: { "a lent book": { body: { book: 7 } } } }
   */
  errors?: Record<number, RequestSource | Record<string, RequestSource>>;
}

/**
 * Checks the type of a plan and returns it unchanged.
 *
 * @example
 * export default definePlan({ name: "Library", actors: ["librarian"], errorStatuses: { token: 401 } });
 */
export function definePlan(plan: Plan): Plan {
  return plan;
}
