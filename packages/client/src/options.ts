import type { CrewkitEvent } from "./events.ts";
import type { CallOptions, Fetch, RequestHeaders } from "./request.ts";
import type { Limit } from "./resilience/limit-window.ts";
import type { TokenStore } from "./resilience/token-store.ts";

/** An access token, or a function that returns it for each request. */
export type Token = string | null | undefined | (() => string | undefined | Promise<string | undefined>);

/** The options of `connect`. */
export interface ConnectionOptions {
  /** An origin or a full base URL. Defaults to `CREWKIT_API_URL`, then to production. */
  baseUrl?: string | undefined;
  /** Defaults to the platform's `fetch`. */
  fetch?: Fetch | undefined;
  /**
   * An access token, or a function that returns it for each request. Defaults to `CREWKIT_TOKEN`, unless the option is
   * present: with `undefined` or `null`, requests have no token.
   */
  token?: Token;
  /** Milliseconds for a whole call, including waits and retries. Defaults to 0, no timeout. */
  timeout?: number | undefined;
}

/** The options of `withOptions`. */
export interface SharedConnectionOptions
  extends Omit<ConnectionOptions, "baseUrl" | "fetch">,
    Omit<CallOptions, "signal" | "headers"> {
  /** Sent with every request. The headers of a call override them. Must not contain `Authorization`: set `token` instead. */
  headers?: RequestHeaders | undefined;
  /** Stores access and refresh tokens, and refreshes them. Replaces `token`. Defaults to memory. */
  tokens?: TokenStore | null | undefined;
  /** Whether a call waits or throws when a rate limit is exceeded. Defaults to `wait`. With `throw`, a 429 is not retried. */
  whenExhausted?: "wait" | "throw" | undefined;
  /** Called when a call waits for a rate limit, when it is retried, and after a token refresh. Errors that it throws are ignored. */
  onEvent?: ((event: CrewkitEvent) => void) | undefined;
}

export interface CrewkitOptions extends SharedConnectionOptions, Pick<ConnectionOptions, "baseUrl" | "fetch"> {
  /** `[]` disables the client's own rate limiting. Defaults to the API's limits. */
  limits?: readonly Limit[] | undefined;
}

/** @throws {TypeError} if there is an option, because a misspelled `baseUrl` would send the token to production. */
export function rejectAll(options: object): void {
  for (const name in options) throw new TypeError(`Unsupported option ${name}`);
}
