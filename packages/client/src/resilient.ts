import { toTokenError } from "./errors/to-crewkit-error.ts";
import type { CrewkitEvent } from "./events.ts";
import { clientVersion } from "./generated/contract.ts";
import type { CrewkitOptions, SharedConnectionOptions, Token } from "./options.ts";
import { addHeaders } from "./request.ts";
import { createLimiter, type LimiterQueue } from "./resilience/limiter.ts";
import { type RefreshConnection, type TokenManager, tokenManagerFor } from "./resilience/token-manager.ts";
import type { NewTokens, Tokens } from "./resilience/token-store.ts";
import { createSend } from "./send.ts";
import { type Connection, checkOptions, createTransport, readEnv, type Transport } from "./transport.ts";

/** Refreshes tokens, respects rate limits and retries. */
export interface ResilientConnection extends Connection {
  /**
   * Uses and stores these tokens from now on.
   *
   * @param tokens the response of an operation such as `crewkit.auth.verifyMagicLink`.
   */
  signIn(tokens: NewTokens): Promise<Tokens>;
  /**
   * Returns a connection with other options that shares the rate limits and the middleware, for example for one of many users
   * of a server. It keeps the tokens unless `token` or `tokens` is present.
   *
   * @throws {TypeError} if an option is unknown or cannot be changed, or both `token` and `tokens` are set.
   * @example
   * const user = crewkit.withOptions({ token: accessTokenOf(request) });
   */
  withOptions(options: SharedConnectionOptions): this;
}

const sharedOptions = "token tokens headers timeout attemptTimeout retries rateLimitRetries whenExhausted onEvent";

/** @throws {TypeError} if the base URL is invalid, an option is unknown, or both `token` and `tokens` are set. */
export function connectResilient(options: CrewkitOptions = {}): ResilientConnection {
  checkOptions(options, `baseUrl fetch limits ${sharedOptions}`);
  return derive(
    createTransport(options),
    createLimiter(options.limits),
    { ...options, headers: { ...userAgent(), ...options.headers } },
    readCredentials(options) ?? { token: readEnv("CREWKIT_TOKEN"), manager: tokenManagerFor() },
  );
}

interface Credentials {
  token: Token;
  readonly manager: TokenManager;
}

/** Returns undefined if the options contain no credentials. */
function readCredentials(options: SharedConnectionOptions): Credentials | undefined {
  const { token, tokens } = options;
  if (token && tokens) throw new TypeError("Set token or tokens, not both");
  return "token" in options || "tokens" in options
    ? { token, manager: tokenManagerFor(tokens ?? undefined) }
    : undefined;
}

function derive(
  shared: Transport,
  queueFor: (path: string) => LimiterQueue,
  options: CrewkitOptions,
  credentials: Credentials,
): ResilientConnection {
  const transport = { ...shared, headers: addHeaders({}, options.headers) };
  const notify = (event: CrewkitEvent) => {
    // Ignores the errors of asynchronous functions, too.
    (async () => options.onEvent?.(event))().catch(() => {});
  };
  const connection: ResilientConnection & RefreshConnection = {
    ...transport,
    send: createSend({
      transport,
      queueFor,
      options,
      getToken: (rejected) => credentials.token ?? credentials.manager.getToken(connection, rejected),
      notify,
    }),
    onRefresh: (error) => notify({ type: "refresh", operation: "refreshToken", ...(error && { error }) }),
    signIn(newTokens) {
      credentials.token = undefined;
      return credentials.manager.signIn(newTokens).catch((cause) => {
        throw toTokenError(cause, "signIn");
      });
    },
    withOptions(more) {
      checkOptions(more, sharedOptions);
      const merged = { ...options, ...more, headers: { ...options.headers, ...more.headers } };
      return derive(shared, queueFor, merged, readCredentials(more) ?? credentials) as typeof this;
    },
  };
  return connection;
}

// Browsers do not allow this header, or ask the API for permission to send it.
function userAgent(): Record<string, string> | undefined {
  const { process } = globalThis as { process?: { versions?: { node?: string } } };
  return process?.versions?.node ? { "user-agent": `crewkit-client/${clientVersion}` } : undefined;
}
