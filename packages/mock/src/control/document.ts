import type { Contract } from "@crewkit/openapi";
import { describeFaults } from "../contract/messages.ts";
import { lazy } from "../contract/once.ts";
import { type Operations, operationsOf } from "../contract/operations.ts";
import { createChecks } from "../contract/validation.ts";
import { invalid } from "../refusal.ts";
import json from "./openapi.json" with { type: "json" };

// Inferred from the file, its type would be one of literals, which no document has.
/** The OpenAPI document of the control API. */
export const document: Contract = json as unknown as Contract;

/** The control API's operations, ready to be found; all mocks of a process share them. */
export const controlOperations: () => Operations = () => operationsOf(document);

const createCheck = lazy(() => createChecks(document));
const checkSnapshot = lazy(() => createCheck()({ $ref: "#/components/schemas/Snapshot" }));
const checkFault = lazy(() => createCheck()({ $ref: "#/components/schemas/FaultCreate" }));

/**
 * Judges what a typed function was given by the schema of the control API, since not every caller has the types; fills
 * in the defaults.
 *
 * @throws Refusal 422 with what is wrong with each field.
 */
export function checkForm(name: "Snapshot" | "FaultCreate", value: unknown): void {
  const check = name === "Snapshot" ? checkSnapshot() : checkFault();
  const faults = check(value);
  if (faults.length > 0) throw invalid(422, describeFaults(faults.slice(0, 20)));
}
