import type { RunContext } from "../context/context.ts";
import type { Exchange } from "../http/exchange.ts";
import type { ScenarioSteps } from "../scenarios/scenario.ts";
import type { ApiFacts, OperationFacts, RequestOverrides, ResourceTypeFacts } from "./facts.ts";
import type { CredentialRule, Filter, ListRule } from "./rules.ts";

export type * from "./facts.ts";

/**
 * What no contract states, and a suite must know of an API: who may act and with which headers, which status refuses
 * what, how its pages are asked for, and how a state is reached. All else the engine reads in the contract.
 */
export interface Plan extends ApiFacts {
  /** How lists are sorted and get longer, by operationId. */
  lists?: Record<string, ListRule>;
  /** What query parameters do to a list, by operationId and name. Where items have a field of that name, that is it. */
  filters?: Record<string, Record<string, Filter>>;
  /** How a login is renewed and ended. */
  credential?: CredentialRule;
  /** What the workflows are given (Arazzo 1.0.1, `inputs`), by workflowId. */
  workflows?: Record<string, (context: RunContext) => Promise<Record<string, unknown>>>;
  /** Gets a token that was good once and is worth nothing any more. */
  revokedToken?(context: RunContext): Promise<string>;
  /** Makes or finds things of the stranger's; answers texts by which they are known wherever they show, such as ids. */
  outsiderIds?(context: RunContext): Promise<string[]>;
  /** Hears of each request that succeeded, to remember with `world.atEnd` what it made and somebody must remove. */
  onSuccess?(exchange: Exchange, context: RunContext): void;
  /** What this API promises and no contract can say, by operationId and a name: walks of the plan's own. */
  scenarios?: Record<string, Record<string, CustomScenario>>;
  /**
   * How things are made or found, by the path that leads to one with `{}` for each id: `/{}/projects/{}`. One in the
   * state that an operation needs stands under the operation's own path: `/{}/orders/{}/cancel`.
   */
  resourceTypes?: Record<string, ResourceType>;
  /** What an operation needs, by operationId. What is left out is made from the contract's examples. */
  operations?: Record<string, OperationPlan>;
}

/** How to get the ids of a thing, in the order of its path. A run that may write works with what it made. */
export interface ResourceType extends ResourceTypeFacts {
  /** Makes another one; where one serves a whole run, such as a tenant, the same again. */
  create?(context: RunContext): Promise<string[]>;
  /** Finds one, without writing. */
  find?(context: RunContext): Promise<string[]>;
}

/**
 * Parts of a request, or what makes them after it has brought the API into a state. `fresh` tells whether the request
 * will change what it names, so that it needs a thing of its own.
 */
export type RequestSource =
  | RequestOverrides
  | ((context: RunContext, isolated: boolean) => RequestOverrides | Promise<RequestOverrides>);

/** Sends requests in a row, and complains where their answers don't fit together. */
export type CustomScenario = (steps: ScenarioSteps) => Promise<void>;

/** What the engine can't know of an operation. */
export interface OperationPlan extends OperationFacts {
  /** The request that succeeds. */
  success?: RequestSource;
  /** Requests that are refused for the state that they meet, by status, and by a name where there are several. */
  errors?: Record<number, RequestSource | Record<string, RequestSource>>;
}

/**
 * Types a plan, and answers it as it is.
 *
 * @example
 * export default definePlan({ name: "Library", actors: ["librarian"], authorize: (key) => ({ "X-Key": key }), errorStatuses: {} });
 */
export function definePlan(plan: Plan): Plan {
  return plan;
}
