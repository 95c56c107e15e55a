import { clientVersion } from "./generated/contract.ts";
import { refreshToken } from "./generated/ops/auth.ts";
import {
  type CrewkitEvent,
  type CrewkitOptions,
  type NewTokens,
  rejectAll,
  type SharedConnectionOptions,
  type Tokens,
} from "./options.ts";
import { readHeaders } from "./request.ts";
import { createLimiter } from "./resilience/limiter.ts";
import { type OptionalToken, type TokenManager, tokenManagerFor } from "./resilience/token-manager.ts";
import { sendCall } from "./send.ts";
import { startTimeout } from "./time.ts";
import { type Connection, createTransport, type InternalConnection, readEnv } from "./transport.ts";

/** Refreshes tokens, respects rate limits and retries. */
export interface ResilientConnection extends Connection {
  /**
   * Uses and stores these tokens from now on.
   *
   * @param tokens the response of an operation such as `crewkit.auth.verifyMagicLink`.
   * @throws the error of the token store if it cannot save the tokens.
   */
  signIn(tokens: NewTokens): Promise<Tokens>;
  /**
   * Returns a connection with other options that shares the rate limits and the middleware, for example for one of many users
   * of a server. It keeps the tokens unless `token` or `tokens` is present. Other options that are undefined get their default, and
   * `headers` are added to the existing ones.
   *
   * @throws {TypeError} if an option is unknown or cannot be changed, or both `token` and `tokens` are set.
   * @example
   * const user = crewkit.withOptions({ token: accessTokenOf(request) });
   */
  withOptions(options: SharedConnectionOptions): this;
}

/** @throws {TypeError} if the base URL is invalid, an option is unsupported, or both `token` and `tokens` are set. */
export function connectResilient({ baseUrl, fetch, limits, ...options }: CrewkitOptions = {}): ResilientConnection {
  const shared = createTransport(baseUrl, fetch);
  const queueFor = createLimiter(limits);

  function derive(
    options: SharedConnectionOptions,
    inheritedHeaders = userAgent(),
    inheritedTokens?: TokenManager,
  ): ResilientConnection {
    const { token, tokens, ...rest } = options;
    const { headers, timeout, onEvent, attemptTimeout, retries, rateLimitRetries, whenExhausted, ...unsupported } =
      rest;
    rejectAll(unsupported);
    const isExplicit = "token" in options || "tokens" in options;
    const manager = isExplicit
      ? tokenManagerFor(token, tokens)
      : (inheritedTokens ?? tokenManagerFor(readEnv("CREWKIT_TOKEN")));
    const transport = { ...shared, headers: { ...inheritedHeaders, ...readHeaders(headers) } };
    // Otherwise, a client from `withOptions` would send it instead of the user's token.
    if (transport.headers.authorization) throw new TypeError("Set token or tokens, not authorization");
    const notify = (event: CrewkitEvent) =>
      void Promise.resolve(event)
        .then(onEvent)
        .catch(() => {});

    async function exchange(refresh_token: string) {
      // No timeout for the whole call, because the user has to sign in again if the new tokens are lost.
      const result = await refreshToken(connection, { refresh_token }, { timeout: 0 }).result();
      notify({ type: "refresh", operation: "refreshToken", error: result.error });
      return result;
    }

    const getToken = (rejected: OptionalToken) => manager.getToken(exchange, rejected);
    const connection: ResilientConnection & InternalConnection = {
      ...shared,
      send: (request) =>
        sendCall(startTimeout(request, timeout), transport, queueFor(request.path), getToken, notify, rest),
      signIn: manager.signIn,
      withOptions(more) {
        return derive({ ...rest, ...more }, transport.headers, manager) as typeof this;
      },
    };
    return connection;
  }

  return derive(options);
}

// Browsers do not allow this header, or ask the API for permission to send it.
function userAgent(): Record<string, string> {
  const { process } = globalThis as { process?: { versions?: { node?: string } } };
  return process?.versions?.node ? { "user-agent": `crewkit-client/${clientVersion}` } : {};
}
