import type { Contract } from "@crewkit/openapi";
import { type Mock, toMock } from "./adapters/fetch.ts";
import { createApplication } from "./application/application.ts";
import { type CompiledChecks, loadPrecompiledChecks } from "./contract/precompiled.ts";
import type { MockOptions } from "./state/options.ts";

export type { CompiledChecks } from "./contract/precompiled.ts";
export { defaultPort } from "./state/options.ts";
export type * from "./web.ts";

export interface CompiledMockOptions extends MockOptions {
  /** The contract that was passed to `compileChecks`. */
  contract: Contract;
  /** The default export of the module that `compileChecks` generated. */
  checks: CompiledChecks;
}

/**
 * Creates a mock like `createMock` of `@crewkit/mock/web` that works under a strict Content-Security-Policy, because it
 * generates no code at run time. It does not bundle a contract, so you can pass a smaller contract.
 *
 * @throws on a request if `checks` were compiled from another contract.
 * @example
 * import contract from "@crewkit/openapi/openapi.json";
 * import checks from "./checks.js";
 * const mock = createMock({ contract, checks });
 */
export function createMock({ checks, ...options }: CompiledMockOptions): Mock {
  return toMock(createApplication(options, { getChecks: loadPrecompiledChecks(checks) }));
}
