import { type Call, startCall } from "./call.ts";
import { toCrewkitError } from "./errors/to-crewkit-error.ts";
import type { CrewkitEvent } from "./events.ts";
import { clientVersion } from "./generated/contract.ts";
import { refreshToken } from "./generated/ops/auth.ts";
import { type CrewkitOptions, rejectUnknown, type SharedConnectionOptions, type Token } from "./options.ts";
import { readHeaders } from "./request.ts";
import { createLimiter, type LimiterQueue } from "./resilience/limiter.ts";
import { type OptionalToken, tokenManagerFor } from "./resilience/token-manager.ts";
import type { NewTokens, TokenStore, Tokens } from "./resilience/token-store.ts";
import { sendCall } from "./send.ts";
import { type Connection, createTransport, type InternalConnection, readEnv, type Transport } from "./transport.ts";

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

/** @throws {TypeError} if the base URL is invalid, an option is unknown, or both `token` and `tokens` are set. */
export function connectResilient({ baseUrl, fetch, limits, ...options }: CrewkitOptions = {}): ResilientConnection {
  const credentials = readCredentials(options, () => ({ token: readEnv("CREWKIT_TOKEN"), tokens: memoryStore() }));
  return derive(createTransport(baseUrl, fetch), createLimiter(limits), credentials, options);
}

interface Credentials {
  token: Token;
  readonly tokens: TokenStore;
}

function readCredentials(options: SharedConnectionOptions, getDefault: () => Credentials): Credentials {
  const { token, tokens } = options;
  if (token && tokens) throw new TypeError("Set token or tokens, not both");
  return "token" in options || "tokens" in options ? { token, tokens: tokens ?? memoryStore() } : getDefault();
}

// The token manager keeps the tokens.
function memoryStore(): TokenStore {
  return { load: () => undefined, save() {} };
}

function derive(
  shared: Transport,
  queueFor: (path: string) => LimiterQueue,
  credentials: Credentials,
  options: SharedConnectionOptions,
): ResilientConnection {
  const { token: _, tokens: __, headers, timeout, onEvent, ...rest } = options;
  const { attemptTimeout, retries, rateLimitRetries, whenExhausted, ...unknown } = rest;
  rejectUnknown(unknown);
  const transport = { ...shared, headers: { ...userAgent(), ...readHeaders(headers) } };
  const manager = tokenManagerFor(credentials.tokens);
  const notify = (event: CrewkitEvent) => void (async () => onEvent?.(event))().catch(() => {});

  function exchange(refresh_token: string): Promise<NewTokens> {
    // No timeout for the whole call, because the user has to sign in again if the new tokens are lost.
    const refreshed = refreshToken(connection, { refresh_token }, { timeout: 0 });
    refreshed.result().then(({ error }) => notify({ type: "refresh", operation: "refreshToken", error }));
    return refreshed;
  }

  const getToken = (rejected: OptionalToken) => credentials.token ?? manager.getToken(exchange, rejected);
  const connection: ResilientConnection & InternalConnection = {
    ...transport,
    async send({ operation, build }, ...values) {
      let call: Call | undefined;
      try {
        call = startCall(build(...values), timeout);
        return await sendCall(call, transport, queueFor(call.path), getToken, notify, rest);
      } catch (cause) {
        throw toCrewkitError(cause, call ?? { operation });
      }
    },
    signIn(newTokens) {
      credentials.token = undefined;
      return manager.signIn(newTokens).catch((cause) => {
        throw toCrewkitError(cause, { operation: "signIn", code: "auth" });
      });
    },
    withOptions(more) {
      const merged = { ...options, ...more, headers: { ...headers, ...more.headers } };
      return derive(
        shared,
        queueFor,
        readCredentials(more, () => credentials),
        merged,
      ) as typeof this;
    },
  };
  return connection;
}

// Browsers do not allow this header, or ask the API for permission to send it.
function userAgent(): Record<string, string> | undefined {
  const { process } = globalThis as { process?: { versions?: { node?: string } } };
  return process?.versions?.node ? { "user-agent": `crewkit-client/${clientVersion}` } : undefined;
}
