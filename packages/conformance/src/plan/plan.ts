import type { RunContext } from "../context/context.ts";
import type { Exchange } from "../http/exchange.ts";
import type { ScenarioSteps } from "../scenarios/scenario.ts";
import type { ApiFacts, OperationFacts, RequestOverrides, ResourceTypeFacts } from "./facts.ts";
import type { CredentialRule, Filter, ListRule } from "./rules.ts";

export type * from "./facts.ts";

/**
 * Everything a test suite must know about an API that its contract does not state: users and tokens, the status code of
 * each
 * kind of error, pagination, and how to reach the states that operations need. Everything else comes from the contract.
 */
export interface Plan extends ApiFacts {
  /** Sort orders of lists, and how to add items, by operationId. */
  lists?: Record<string, ListRule>;
  /** The effect of query parameters on a list, by operationId and name. Defaults to the item field of the same name. */
  filters?: Record<string, Record<string, Filter>>;
  /** How tokens are refreshed and revoked. */
  credential?: CredentialRule;
  /** Inputs of workflows (Arazzo 1.0.1, `inputs`), by workflowId. */
  workflows?: Record<string, (context: RunContext) => Promise<Record<string, unknown>>>;
  /** Returns a token that was valid once and has been revoked. */
  revokedToken?(context: RunContext): Promise<string>;
  /** Creates or finds resources of the outsider. Returns strings that identify them in any response, such as ids. */
  outsiderIds?(context: RunContext): Promise<string[]>;
  /** Called after each successful request, to register clean-up steps with `context.onCleanUp`. */
  onSuccess?(exchange: Exchange, context: RunContext): void;
  /** Custom scenarios for promises that no contract can express, by operationId and name. */
  scenarios?: Record<string, Record<string, CustomScenario>>;
  /**
   * How to create or find resources, by path pattern with `{}` for each id: `/{}/projects/{}`. A resource in the state
   * that an
   * operation needs is defined under the operation's own path: `/{}/orders/{}/cancel`.
   */
  resourceTypes?: Record<string, ResourceType>;
  /** Requests of operations, by operationId. By default they are built from the contract's examples. */
  operations?: Record<string, OperationPlan>;
}

/** How to get the ids of a resource, in path order. A run that may write works with resources it created. */
export interface ResourceType extends ResourceTypeFacts {
  /** Creates another one. May return the same one for the whole run, such as a tenant. */
  create?(context: RunContext): Promise<string[]>;
  /** Finds one without writing. */
  find?(context: RunContext): Promise<string[]>;
}

/**
 * Overrides of a request, or a function that returns them after it has prepared the state of the API. `isolated` is
 * true if
 * the request will change its resource, so that it needs its own.
 */
export type RequestSource =
  | RequestOverrides
  | ((context: RunContext, isolated: boolean) => RequestOverrides | Promise<RequestOverrides>);

/** Sends several requests in sequence and reports a failure if the responses do not fit together. */
export type CustomScenario = (steps: ScenarioSteps) => Promise<void>;

export interface OperationPlan extends OperationFacts {
  /** The successful request. */
  success?: RequestSource;
  /** Requests that are rejected because of the state, by status, and by name if a status has several. */
  errors?: Record<number, RequestSource | Record<string, RequestSource>>;
}

/**
 * Returns a plan unchanged, with its type checked.
 *
 * @example
 *   export default definePlan({ name: "Library", actors: ["librarian"], authorize: (key) => ({ "X-Key": key }), errorStatuses: {} });
 */
export function definePlan(plan: Plan): Plan {
  return plan;
}
