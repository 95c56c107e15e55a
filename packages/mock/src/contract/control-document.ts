import type { Contract } from "@crewkit/openapi";
import { invalid } from "../base/api-error.ts";
import { memoize } from "../base/memoize.ts";
import json from "../generated/control-openapi.json" with { type: "json" };
import { describeErrors } from "./messages.ts";
import { type Operations, operationsOf } from "./operations.ts";
import type { GetChecks, SchemaCheck, SchemaChecks } from "./validation.ts";

export const document: Contract = json as unknown as Contract;

export const controlOperations = (getChecks: GetChecks): Operations => operationsOf(getChecks(document));

/**
 * Validates a value against a schema of the control API and sets defaults. Callers may be untyped.
 *
 * @throws ApiError 422 with messages by field.
 */
export function validateInput(getChecks: GetChecks, name: InputSchema, value: unknown): void {
  const errors = getInputChecks(getChecks(document)).get(name)?.(value) ?? [];
  if (errors.length > 0) throw invalid(422, describeErrors(errors.slice(0, 20)));
}

export const inputSchemas = [
  "Snapshot",
  "FaultCreate",
  "RequestFilter",
  "Verification",
  "RateLimitChange",
  "SessionAnalysis",
] as const;

type InputSchema = (typeof inputSchemas)[number];

export const getInputChecks: (checks: SchemaChecks) => Map<InputSchema, SchemaCheck> = memoize(
  (checks) => new Map(inputSchemas.map((name) => [name, checks.of({ $ref: `#/components/schemas/${name}` })])),
);
