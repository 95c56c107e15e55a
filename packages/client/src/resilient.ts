import type { Connection, ConnectionOptions } from "./connection.ts";
import { toCrewkitError } from "./errors/to-crewkit-error.ts";
import type { Limit } from "./resilience/limit-window.ts";
import { createLimiter } from "./resilience/limiter.ts";
import { createTokenManager, type NewTokens, type TokenStore, type Tokens } from "./resilience/token-manager.ts";
import { createSend } from "./send.ts";
import { createTransport, readEnv } from "./transport.ts";

export interface CrewkitOptions extends ConnectionOptions {
  /** Stores access and refresh tokens, and refreshes them. Replaces `token`. Defaults to memory. */
  tokens?: TokenStore | undefined;
  /** `[]` disables the client's own rate limiting. Defaults to the API's limits. */
  limits?: readonly Limit[] | undefined;
  /** Whether a call waits or throws when a rate limit is exceeded. Defaults to `wait`. */
  whenExhausted?: "wait" | "throw" | undefined;
  /**
   * Maximum number of retries of a GET or DELETE after a network error or 5xx. Defaults to 2. After a 429, any request is
   * retried, up to 5 times this number.
   */
  retries?: number | undefined;
}

/** Refreshes tokens, respects rate limits and retries. */
export interface ResilientConnection extends Connection {
  /**
   * Uses and stores these tokens from now on.
   *
   * @param tokens the response of an operation such as `crewkit.auth.verifyMagicLink`.
   */
  signIn(tokens: NewTokens): Promise<Tokens>;
}

/** @throws {TypeError} if the base URL is invalid, or both `token` and `tokens` are set. */
export function connectResilient(options: CrewkitOptions = {}): ResilientConnection {
  const { tokens } = options;
  if (tokens && options.token) throw new TypeError("Set token or tokens, not both");
  let token = tokens ? undefined : (options.token ?? readEnv("CREWKIT_TOKEN"));
  const transport = createTransport(options);
  const connection = {
    ...transport,
    send: createSend(transport, {
      queueFor: createLimiter(options.limits, options.whenExhausted !== "throw"),
      getToken: (rejected) => (typeof token === "function" ? token() : (token ?? tokenManager.getToken(rejected))),
      options,
    }),
    signIn(newTokens: NewTokens) {
      token = undefined;
      return tokenManager.signIn(newTokens).catch((cause) => {
        throw toCrewkitError(cause, "signIn", "auth");
      });
    },
  };
  const tokenManager = createTokenManager(connection, tokens);
  return connection;
}
