import type { Connection, ConnectionOptions } from "./connection.ts";
import { toCrewkitError } from "./errors/to-crewkit-error.ts";
import type { Limit } from "./resilience/limit-window.ts";
import { createLimiter } from "./resilience/limiter.ts";
import { createTokenManager, type NewTokens, type TokenStore, type Tokens } from "./resilience/token-manager.ts";
import { createSend } from "./send.ts";
import { createTransport, readEnv } from "./transport.ts";

/** How to reach the API, as whom, and how patiently. */
export interface CrewkitOptions extends ConnectionOptions {
  /** Where access and refresh tokens are kept, to be refreshed in time. Instead of `token`. Default: in memory. */
  tokens?: TokenStore | undefined;
  /** The rate limits to keep; none for `[]`. Default: the API's. */
  limits?: readonly Limit[] | undefined;
  /** What a call does when a limit is spent. Default: it waits. */
  whenExhausted?: "wait" | "throw" | undefined;
  /** How often to repeat what is safe to repeat. Default: 2. */
  retries?: number | undefined;
}

/** A connection that keeps its tokens fresh and the limits, and repeats what may be repeated. */
export interface ResilientConnection extends Connection {
  /**
   * Uses the tokens of a sign-in from now on, and saves them where tokens are kept.
   *
   * @param pair what an operation such as `crewkit.auth.verifyMagicLink` answered.
   */
  signIn(pair: NewTokens): Promise<Tokens>;
}

/**
 * Connects to the API with all that a connection can do. Nothing is sent yet.
 *
 * @throws {TypeError} if the base URL is none, or if there is both a token and a token store.
 */
export function connectResilient(options: CrewkitOptions = {}): ResilientConnection {
  const { tokens } = options;
  if (tokens && options.token) throw new TypeError("Give token or tokens, not both");
  let token = tokens ? undefined : (options.token ?? readEnv("CREWKIT_TOKEN"));
  const transport = createTransport(options);
  const connection = {
    ...transport,
    send: createSend(transport, {
      queueFor: createLimiter(options.limits, options.whenExhausted !== "throw"),
      getToken: (spent) => (typeof token === "function" ? token() : (token ?? tokenManager.getToken(spent))),
      options,
    }),
    signIn(pair: NewTokens) {
      token = undefined;
      return tokenManager.signIn(pair).catch((cause) => {
        throw toCrewkitError(cause, "signIn", "auth");
      });
    },
  };
  const tokenManager = createTokenManager(connection, tokens);
  return connection;
}
