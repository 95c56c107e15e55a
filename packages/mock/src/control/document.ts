import type { Contract } from "@crewkit/openapi";
import { describeFaults } from "../contract/messages.ts";
import { oncePer } from "../contract/once.ts";
import { type Operations, operationsOf } from "../contract/operations.ts";
import type { Check, Checks, ChecksOf } from "../contract/validation.ts";
import { invalid } from "../refusal.ts";
import json from "./openapi.json" with { type: "json" };

// Inferred from the file, its type would be one of literals, which no document has.
export const document: Contract = json as unknown as Contract;

/** The control API's operations, ready to be found; all mocks of a process share them. */
export const controlOperations = (checksOf: ChecksOf): Operations => operationsOf(checksOf(document));

/**
 * Judges what a typed function was given by the schema of the control API, since not every caller has the types; fills
 * in the defaults.
 *
 * @throws Refusal 422 with what is wrong with each field.
 */
export function checkForm(checksOf: ChecksOf, name: Form, value: unknown): void {
  const faults = formChecksOf(checksOf(document))[name](value);
  if (faults.length > 0) throw invalid(422, describeFaults(faults.slice(0, 20)));
}

type Form = "Snapshot" | "FaultCreate";

/** What judges each form. */
export const formChecksOf: (checks: Checks) => Record<Form, Check> = oncePer((checks) => ({
  Snapshot: checks.of({ $ref: "#/components/schemas/Snapshot" }),
  FaultCreate: checks.of({ $ref: "#/components/schemas/FaultCreate" }),
}));
