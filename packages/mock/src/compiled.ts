import type { Contract } from "@crewkit/openapi";
import { toWebMock, type WebMock } from "./adapters/fetch.ts";
import { createApplication } from "./application.ts";
import { type CompiledChecks, loadPrecompiledChecks } from "./contract/precompiled.ts";
import type { MockOptions } from "./options.ts";

export type { WebMock } from "./adapters/fetch.ts";
export type { CompiledChecks } from "./contract/precompiled.ts";
export type { Snapshot, SnapshotJson } from "./control/snapshot.ts";
export type { Person } from "./first-call.ts";
export type { MockOptions } from "./options.ts";

/** How a mock behaves whose checks were compiled beforehand. */
export interface CompiledMockOptions extends MockOptions {
  /** The contract to answer by, the same one that `compileChecks` was given. */
  contract: Contract;
  /** The default export of the module that `compileChecks` wrote. */
  checks: CompiledChecks;
}

/**
 * Makes a mock as `createMock` of `@crewkit/mock/web` does, which works under a strict Content-Security-Policy: it makes
 * no code of texts. Nor does it bring a contract along: a page can be given one without what it doesn't need.
 *
 * @throws if a request needs a check that is none of `checks`: they were made of another contract.
 * @example
 * import contract from "@crewkit/openapi/openapi.json";
 * import checks from "./checks.js";
 * const mock = createMock({ contract, checks });
 */
export function createMock({ checks, ...options }: CompiledMockOptions): WebMock {
  return toWebMock(createApplication(options, { getChecks: loadPrecompiledChecks(checks) }));
}
