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
  /** By operationId. */
  lists?: Record<string, ListRule>;
  /** By operationId and parameter. Defaults to the item field with the parameter's name. */
  filters?: Record<string, Record<string, Filter>>;
  credential?: CredentialRule;
  /** Inputs of workflows (Arazzo 1.0.1, `inputs`), by workflowId. */
  workflows?: Record<string, (context: RunContext) => Promise<Record<string, unknown>>>;
  /** Returns a token that was valid and has been revoked. */
  revokedToken?(context: RunContext): Promise<string>;
  /** Creates or finds resources of the outsider. Returns strings that identify them in a response, such as ids. */
  outsiderIds?(context: RunContext): Promise<string[]>;
  /** Called after each success, to register clean-up steps with `context.onCleanUp`. */
  onSuccess?(exchange: Exchange, context: RunContext): void;
  /** Guarantees that a contract cannot express, by operationId and name. */
  scenarios?: Record<string, Record<string, CustomScenario>>;
  /**
   * By path pattern: `/{}/projects/{}`. For a resource in the state that an operation needs, use the operation's own
   * path: `/{}/orders/{}/cancel`.
   */
  resourceTypes?: Record<string, ResourceType>;
  /** By operationId. Defaults to the contract's examples. */
  operations?: Record<string, OperationPlan>;
}

/** Returns the ids of a resource in path order. A run that may write prefers `create`. */
export interface ResourceType extends ResourceTypeFacts {
  /** May return the same resource for the whole run, such as a tenant. */
  create?(context: RunContext): Promise<string[]>;
  find?(context: RunContext): Promise<string[]>;
}

/**
 * Overrides, or a function that sets up the state of the API and returns overrides. `isolated`: the request changes its
 * resource and therefore needs a separate one.
 */
export type RequestSource =
  | RequestOverrides
  | ((context: RunContext, isolated: boolean) => RequestOverrides | Promise<RequestOverrides>);

/** Sends requests in sequence and reports a failure if their responses are inconsistent. */
export type CustomScenario = (steps: ScenarioSteps) => Promise<void>;

export interface OperationPlan extends OperationFacts {
  success?: RequestSource;
  /** Requests that are rejected because of the state, by status, and by name if a status has several. */
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
