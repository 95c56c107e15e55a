import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { type Application, createApplication, type Environment } from "./application.ts";
import { compileOnDemand } from "./contract/compiler.ts";
import { operationsOf } from "./contract/operations.ts";
import type { MockOptions } from "./options.ts";

// With the import, so that the first mock is created as quickly as all others.
operationsOf(compileOnDemand(contract));

/** Creates the application for the published contract, unless the options have another, and compiles checks on demand. */
export function createDefaultApplication(
  options: MockOptions = {},
  environment: Omit<Environment, "getChecks"> = {},
): Application {
  const getChecks = compileOnDemand;
  return createApplication({ ...options, contract: options.contract ?? contract }, { ...environment, getChecks });
}
