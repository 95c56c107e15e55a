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
   * By operationId.
   *
   * @example
   * lists: { listBooks: { addItem: (context, { path }) => context.call("shelveBook", { path }) } }
   */
  lists?: Record<string, ListRule>;
  /**
   * By operationId and parameter. Defaults to the item field with the parameter's name.
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
   * By path pattern: `/{}/projects/{}`. For a resource in the state that an operation needs, use the operation's own
   * path: `/{}/orders/{}/cancel`.
   *
   * @example
   * resourceTypes: { "/shelves/{}": { create: async (context) => [await context.callForText("createShelf", "/slug")] } }
   */
  resourceTypes?: Record<string, ResourceType>;
  /**
   * By operationId. Defaults to the contract's examples.
   *
   * @example
   * operations: { lendBook: { success: { body: { book: 1, days: 14 } } } }
   */
  operations?: Record<string, OperationPlan>;
}

/** Returns the ids of a resource in path order. A run that may write prefers `create`. */
export interface ResourceType extends ResourceTypeFacts {
  /**
   * May return the same resource for the whole run, such as a tenant.
   *
   * @example
   * create: async (context) => [await context.callForText("createShelf", "/slug")]
   */
  create?(context: RunContext): Promise<string[]>;
  /**
   * Finds an existing resource, such as a tenant. In the outsider's context, finds the outsider's resource.
   *
   * @example
   * find: async ({ actorContext }) => [actorContext ? "south" : "north"]
   */
  find?(context: RunContext): Promise<string[]>;
}

/**
 * Overrides, or a function that sets up the state of the API and returns overrides. The function is also called for a
 * request to another resource, which replaces the `path`. `isolated`: the request changes its resource and therefore needs
 * a separate one.
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
   * Requests that are rejected because of the state, by status, and by name if a status has several.
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
 * export default definePlan({ name: "Library", actors: ["librarian"], authorize: (key) => ({ "X-Key": key }), errorStatuses: {} });
 */
export function definePlan(plan: Plan): Plan {
  return plan;
}
