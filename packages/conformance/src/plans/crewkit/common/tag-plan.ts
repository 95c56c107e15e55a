import type { Filter, ListRule, OperationPlan, Plan } from "../../../base/plan.ts";
import type { RunContext } from "../../../base/run-context.ts";
import type { OperationId } from "./requests.ts";
import type { CustomScenarios } from "./steps.ts";
import type { ValueGenerator } from "./test-requests.ts";

/** What the suite must know about a tag, in addition to the contract and the requests in `openapi/requests/`. */
export interface TagPlan extends Pick<Plan, "resourceTypes"> {
  lists?: ByOperation<ListRule>;
  /** Filters that `x-filter` cannot describe, because the response contains only totals or no fields to compare. */
  filters?: ByOperation<Record<string, Filter>>;
  availability?: ByOperation<NonNullable<Plan["availability"]>[string]>;
  /** Facts and requests that code must compute. */
  operations?: ByOperation<OperationPlan>;
  /** Values for expressions such as `$login#/refresh` in `openapi/requests/`. */
  values?: Record<string, ValueGenerator>;
  scenarios?: CustomScenarios;
  /** Called with the body after each success, such as to register a clean-up step. */
  onSuccess?: ByOperation<(body: unknown, context: RunContext) => void>;
}

type ByOperation<Value> = { [Id in OperationId]?: Value };
