import type { Contract } from "@crewkit/openapi";
import { invalid } from "../api-error.ts";
import { memoize } from "../contract/memoize.ts";
import { describeErrors } from "../contract/messages.ts";
import { type Operations, operationsOf } from "../contract/operations.ts";
import type { GetChecks, SchemaCheck, SchemaChecks } from "../contract/validation.ts";
import json from "./openapi.json" with { type: "json" };

// Inferred from the file, its type would be one of literals, which no document has.
export const document: Contract = json as unknown as Contract;

/** The control API's operations, ready to be found; all mocks of a process share them. */
export const controlOperations = (getChecks: GetChecks): Operations => operationsOf(getChecks(document));

/**
 * Judges what a typed function was given by the schema of the control API, since not every caller has the types; fills
 * in the defaults.
 *
 * @throws Refusal 422 with what is wrong with each field.
 */
export function validateInput(getChecks: GetChecks, name: InputSchema, value: unknown): void {
  const errors = getInputChecks(getChecks(document))[name](value);
  if (errors.length > 0) throw invalid(422, describeErrors(errors.slice(0, 20)));
}

type InputSchema = "Snapshot" | "FaultCreate";

/** What judges each form. */
export const getInputChecks: (checks: SchemaChecks) => Record<InputSchema, SchemaCheck> = memoize((checks) => ({
  Snapshot: checks.of({ $ref: "#/components/schemas/Snapshot" }),
  FaultCreate: checks.of({ $ref: "#/components/schemas/FaultCreate" }),
}));
