import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { compileOnDemand } from "../contract/compiler.ts";
import { operationsOf } from "../contract/operations.ts";
import { createProxy } from "../proxy/proxy.ts";
import type { MockOptions } from "../state/options.ts";
import { type Application, createApplication, type Environment } from "./application.ts";

// Prepare the operations on import, so that creating the first mock is as fast as creating others.
operationsOf(compileOnDemand(contract));

/** Creates an application with checks compiled on demand. The default contract is the bundle in `@crewkit/openapi`. */
export function createDefaultApplication(
  options: MockOptions = {},
  environment: Pick<Environment, "host" | "onExchange"> = {},
): Application {
  return createApplication(
    { ...options, contract: options.contract ?? contract },
    { ...environment, getChecks: compileOnDemand, createProxy },
  );
}
