/**
 * The API client {@link createCrewkit} and the types of the API.
 *
 * @example
 * import { createCrewkit, type Session } from "@crewkit/client";
 * @module
 */
export type * from "@crewkit/types";
export type { ApiPromise, DataWithResponse, Result } from "./api-promise.ts";
export type { ApiRequest } from "./api-request.ts";
export { type Crewkit, createCrewkit } from "./crewkit.ts";
export type { DeviceCode, DeviceLogin, DeviceLoginOptions } from "./device-login.ts";
export { CrewkitError, type CrewkitErrorCode, type Details } from "./errors.ts";
export { contractVersion } from "./generated/contract.ts";
export type * from "./generated/methods.ts";
export type {
  ClientOptions,
  CommonOptions,
  Credentials,
  CrewkitEvent,
  CrewkitOptions,
  NewTokens,
  SharedOptions,
  TokenStore,
  Tokens,
} from "./options.ts";
export type { Page, Pages, PaginationOptions } from "./pages.ts";
export type { RateLimit } from "./rate-limit.ts";
export type { CallOptions, CrewkitRequest, Fetch, FetchOptions, Middleware, Next, RequestHeaders } from "./request.ts";
export type { Limit } from "./resilience/window.ts";
