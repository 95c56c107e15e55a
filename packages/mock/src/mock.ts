import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { compilingChecks } from "./contract/compiler.ts";
import { operationsOf } from "./contract/operations.ts";
import { assemble, type Core, type Surroundings } from "./core.ts";
import type { MockOptions } from "./options.ts";

// With the import, so that the first mock is made as quickly as all others.
operationsOf(compilingChecks(contract));

/** Makes a mock of the published contract, where the options have no other, which compiles a check when it needs it. */
export function createCore(options: MockOptions = {}, edge: Omit<Surroundings, "checksOf"> = {}): Core {
  return assemble({ ...options, contract: options.contract ?? contract }, { ...edge, checksOf: compilingChecks });
}
