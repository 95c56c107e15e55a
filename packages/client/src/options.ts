import type { CrewkitError } from "./errors.ts";
import type { CallOptions, Fetch } from "./request.ts";
import type { Limit } from "./resilience/window.ts";

/** An access token, or a function that returns it for each request. */
export type Token = string | null | undefined | (() => string | null | undefined | Promise<string | null | undefined>);

/** The options of `withOptions`. */
export type SharedOptions = CommonOptions & Credentials;

/** An access token, or a store with tokens. */
export type Credentials =
  | {
      /**
       * An access token, or a function that returns it for each request. Defaults to `CREWKIT_TOKEN`, unless the option is
       * present: with `undefined` or `null`, requests have no token.
       */
      token?: Token;
      tokens?: null | undefined;
    }
  | {
      token?: null | undefined;
      /** Stores access and refresh tokens, and refreshes them. Replaces `token`. Defaults to memory. */
      tokens?: TokenStore | null | undefined;
    };

/** The options of `withOptions` that are not about tokens. */
export interface CommonOptions extends Omit<CallOptions, "signal" | "headers" | "fetchOptions"> {
  /** Sent with every request. The headers of a call override them. Must not contain `Authorization`: set `token` instead. */
  headers?: Headers | (Record<string, string> & { authorization?: never; Authorization?: never }) | undefined;
  /** Whether a call waits or throws when a rate limit is exceeded. Defaults to `wait`. With `throw`, a 429 is not retried. */
  whenExhausted?: "wait" | "throw" | undefined;
  /** Called when a call waits for a rate limit, when it is retried, and after a token refresh. Errors that it throws are ignored. */
  onEvent?: ((event: CrewkitEvent) => void) | undefined;
  /**
   * Logs each response, wait, retry and token refresh in a line without tokens. `true` writes the lines to the console as
   * errors, so that they do not mix with the output of a program. Defaults to true if `CREWKIT_LOG` is `debug`.
   */
  debug?: boolean | ((line: string) => void) | undefined;
}

/** The options of `createCrewkit`. */
export type CrewkitOptions = ClientOptions & Credentials;

/** The options of `createCrewkit` that are not about tokens. */
export interface ClientOptions extends CommonOptions {
  /** An origin or a full base URL. Defaults to `CREWKIT_API_URL`, then to production. */
  baseUrl?: string | URL | undefined;
  /** Defaults to the platform's `fetch`. */
  fetch?: Fetch | undefined;
  /**
   * The maximum number of requests that the client sends, in addition to the limits that the API reports. `[]` sends requests
   * without waiting for a rate limit.
   */
  limits?: readonly Limit[] | undefined;
}

/** Stores tokens, for example in a file: see `fileTokenStore()`. Clients with the same store share their refreshes. */
export interface TokenStore {
  load(): Tokens | null | undefined | Promise<Tokens | null | undefined>;
  save(tokens: Tokens): unknown;
  /** Runs `work` exclusively. Required if processes share the store. */
  lock?<Value>(work: () => Promise<Value>): Promise<Value>;
}

export interface Tokens {
  access_token: string;
  /** Single use. */
  refresh_token: string;
  /** Unix time in seconds. If unknown, the token is refreshed after a 401. */
  expires_at?: number | undefined;
}

/** The response of a sign-in operation, or the result of `crewkit.auth.device`. */
export interface NewTokens extends Tokens {
  /** Lifetime of the access token in seconds. Overrides `expires_at`. */
  expires_in?: number | undefined;
}

/**
 * An event of a call. `operation` is the operationId of the call.
 *
 * - `wait`: the call waits for a rate limit. It resets after `milliseconds`. The call waits longer if earlier calls use all
 *   requests of the next window.
 * - `retry`: the call failed with `error`, such as a 429. Attempt number `attempt` follows after `milliseconds`.
 * - `refresh`: the access token was refreshed, or the refresh failed with `error`.
 */
export type CrewkitEvent =
  | { type: "wait"; operation: string; milliseconds: number }
  | { type: "retry"; operation: string; attempt: number; milliseconds: number; error: CrewkitError }
  | { type: "refresh"; operation: string; error?: CrewkitError | undefined };
