import type { Filter, ListRule, OperationPlan, Plan } from "../../../base/plan.ts";
import type { ParsedResponse, RequestOverrides } from "../../../base/request.ts";
import type { RunContext } from "../../../base/run-context.ts";
import type { ScenarioSteps } from "../../../base/steps.ts";
import type { FailureText } from "../../../values/format.ts";
import type { OperationId } from "./requests.ts";
import type { NeedsByName } from "./test-needs.ts";
import type { ValueGenerator } from "./test-requests.ts";

/** What the suite must know about a tag, in addition to the contract and the requests in `openapi/requests/`. */
export interface TagPlan extends Pick<Plan, "resourceTypes"> {
  lists?: ByOperation<ListRule>;
  /** Filters that `x-filter` cannot describe, because the response contains only totals or no fields to compare. */
  filters?: ByOperation<Record<string, Filter>>;
  /** Facts and requests that code must compute. */
  operations?: ByOperation<OperationPlan>;
  /** Values for expressions such as `$login#/refresh` in `openapi/requests/`. */
  values?: Record<string, ValueGenerator>;
  scenarios?: CustomScenarios;
  needs?: readonly NeedsByName[];
  /** Called with the body after each success, such as to register a clean-up step. */
  onSuccess?: ByOperation<(body: unknown, context: RunContext) => void>;
}

type ByOperation<Value> = { [Id in OperationId]?: Value };

/** The functions of the scenarios in this plan. */
export interface CrewkitSteps extends ScenarioSteps {
  call(operationId: OperationId, overrides?: RequestOverrides, status?: number): Promise<ParsedResponse>;
  callAndRead(operationId: OperationId, pointer: string, overrides?: RequestOverrides): Promise<unknown>;
  /** Like `call`, but returns the `data` of the response. */
  callForData(operationId: OperationId, overrides?: RequestOverrides): Promise<Data>;
  /**
   * Sends a request, and reports a failure for each value that differs. Returns the `data` of the response.
   *
   * @param expected values by their path below `data`, or by a JSON pointer that starts with a slash.
   */
  expectValues(operationId: OperationId, overrides: RequestOverrides, expected: Record<string, unknown>): Promise<Data>;
  /** Reports a failure unless the values are equal. */
  expectEqual(actual: unknown, expected: unknown, subject: string | FailureText): void;
}

// biome-ignore lint/suspicious/noExplicitAny: a scenario knows the fields that it reads.
type Data = Record<string, any>;

export type CustomScenarios = ByOperation<Record<string, (steps: CrewkitSteps) => Promise<void>>>;
