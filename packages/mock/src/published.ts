import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { type Application, createApplication, type Environment } from "./application.ts";
import { compilingChecks } from "./contract/compiler.ts";
import { operationsOf } from "./contract/operations.ts";
import type { MockOptions } from "./options.ts";

// With the import, so that the first mock is created as quickly as all others.
operationsOf(compilingChecks(contract));

/** Creates the application for the published contract, unless the options have another, and compiles checks on demand. */
export function createPublished(
  options: MockOptions = {},
  environment: Omit<Environment, "checksOf"> = {},
): Application {
  const checksOf = compilingChecks;
  return createApplication({ ...options, contract: options.contract ?? contract }, { ...environment, checksOf });
}
