import type { Operation } from "@crewkit/openapi";
import type { RequestOverrides } from "./operation-facts.ts";

export interface LimitRule {
  /**
   * The name of the limit in reports.
   *
   * @example
   * scope: "address"
   */
  scope: string;
  /**
   * The number of requests per window.
   *
   * @example
   * requests: 60
   */
  requests: number;
  /**
   * The length of the window.
   *
   * @example
   * seconds: 60
   */
  seconds: number;
  /**
   * A cheap operation without side effects, called to exhaust the limit.
   *
   * @example
   * operation: "getHealth"
   */
  operation: string;
  /**
   * Returns true if the requests of an operation count towards the limit. Defaults to all operations.
   *
   * @example
   * counts: ({ path }) => path.startsWith("/admin/")
   */
  counts?(operation: Operation): boolean;
  /**
   * A request that is rejected but still counts.
   *
   * @example
   * rejectedRequest: { operation: "getAccount", overrides: { token: null } }
   */
  rejectedRequest?: LimitedRequest;
  /**
   * A request of another actor, which also counts. Skipped if the actor has no token.
   *
   * @example
   * otherActorRequest: { operation: "getAccount", overrides: { as: "reader" } }
   */
  otherActorRequest?: LimitedRequest;
  /**
   * Requests whose responses report the limit of another scope, such as a request without a token.
   *
   * @example
   * otherLimits: [{ scope: "address", operation: "getAccount", overrides: { token: null } }]
   */
  otherLimits?: (LimitedRequest & { scope: string })[];
}

export interface LimitedRequest {
  /**
   * The operationId.
   *
   * @example
   * operation: "getAccount"
   */
  operation: string;
  /**
   * Changes to the successful request.
   *
   * @example
   * overrides: { token: null }
   */
  overrides: RequestOverrides;
}
