import type { Contract } from "@crewkit/openapi";
import type { ErrorObject } from "ajv";
import { invalid } from "../base/api-error.ts";
import { memoize } from "../base/memoize.ts";
import { suggest } from "../base/suggest.ts";
import json from "../generated/control-openapi.json" with { type: "json" };
import { describeErrors } from "./messages.ts";
import { type Operations, operationsOf } from "./operations.ts";
import type { GetChecks, SchemaCheck, SchemaChecks } from "./validation.ts";

export const document: Contract = json as unknown as Contract;

export const controlOperations = (getChecks: GetChecks): Operations => operationsOf(getChecks(document));

/** Validates a value of an untyped caller and sets defaults. Throws ApiError 422 with messages by field. */
export function validateInput(getChecks: GetChecks, name: InputSchema, value: unknown): void {
  rejectInvalid(getInputChecks(getChecks(document)).get(name)?.(value) ?? []);
}

/** Throws ApiError 422 if there are errors. Suggests the nearest field for an unknown one. */
export function rejectInvalid(errors: ErrorObject[]): void {
  if (errors.length === 0) return;
  const reported = errors.slice(0, 20);
  const details = describeErrors(reported);
  for (const error of reported.filter(({ keyword }) => keyword === "additionalProperties")) {
    const names = Object.keys(error.parentSchema?.properties ?? {});
    const message = `is unknown${suggest(error.params.additionalProperty, names)}`;
    for (const field of Object.keys(describeErrors([error]))) details[field] = [message];
  }
  throw invalid(422, details);
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
