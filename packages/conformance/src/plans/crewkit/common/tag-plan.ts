import type { KnownValues, operations } from "@crewkit/types";
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
  callForData<Id extends OperationId>(operationId: Id, overrides?: RequestOverrides): Promise<DataOf<BodyOf<Id>>>;
  /**
   * Sends a request, and reports a failure for each value that differs. Returns the `data` of the response.
   *
   * @param expected values by their path below `data`, or by a JSON pointer that starts with a slash.
   */
  expectValues<Id extends OperationId>(
    operationId: Id,
    overrides: RequestOverrides,
    expected: ExpectedValues<Id>,
  ): Promise<Data>;
  /** Reports a failure unless the values are equal. */
  expectEqual(actual: unknown, expected: unknown, subject: string | FailureText): void;
}

/** Values by path. The value of an enum must be a known value. */
type ExpectedValues<Id extends OperationId> = Record<string, unknown> & ExpectedEnums[Id];

type ExpectedEnums = { [Id in OperationId]: EnumsByPath<Enums<BodyOf<Id>, "/"> | Enums<DataOf<BodyOf<Id>>, "">> };

type EnumsByPath<Entry extends { path: string; value: string }> = {
  [Path in Entry["path"]]?: Extract<Entry, { path: Path }>["value"] | null;
};

/** The path and a known value of each enum in a response. */
type Enums<T, Path extends string> = T extends readonly (infer Item)[]
  ? Enums<Item, `${Path}${number}/`>
  : T extends object
    ? { [Field in keyof T & string]: Enums<T[Field], `${Path}${Field}/`> }[keyof T & string]
    : T extends string
      ? string extends T
        ? never
        : { path: Path extends `${infer Trimmed}/` ? Trimmed : never; value: T }
      : never;

type BodyOf<Id extends OperationId> = operations[Id]["responses"] extends { 200: infer Ok }
  ? JsonOf<Ok>
  : operations[Id]["responses"] extends { 201: infer Created }
    ? JsonOf<Created>
    : never;

type JsonOf<Response> = Response extends { content: { "application/json": infer Body } } ? KnownValues<Body> : never;

type DataOf<Body> = Body extends { data: infer D } ? D : never;

// biome-ignore lint/suspicious/noExplicitAny: a scenario knows the fields that it reads.
export type Data = Record<string, any>;

export type CustomScenarios = ByOperation<Record<string, (steps: CrewkitSteps) => Promise<void>>>;
