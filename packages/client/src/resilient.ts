import { callOptionNames, checkOptions, checkQuery } from "./check-options.ts";
import { clientVersion } from "./generated/contract.ts";
import { refreshToken } from "./generated/ops/auth.ts";
import { createLog } from "./log.ts";
import type { CrewkitEvent, CrewkitOptions, NewTokens, SharedConnectionOptions, Tokens } from "./options.ts";
import { readHeaders } from "./request.ts";
import { createLimiter, type LimiterQueue } from "./resilience/limiter.ts";
import { type TokenManager, tokenManagerFor } from "./resilience/token-manager.ts";
import { sendCall } from "./send.ts";
import { startTimeout } from "./time.ts";
import { type Connection, readEnv, send, Transport } from "./transport.ts";

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

/** @throws {TypeError} if the base URL is invalid, an option is unsupported or invalid, or both `token` and `tokens` are set. */
export function connectResilient(options: CrewkitOptions = {}): ResilientConnection {
  checkOptions(options, [...sharedOptionNames, "baseUrl", "fetch", "limits"]);
  const { baseUrl, fetch, limits, ...others } = options;
  const shared = { transport: new Transport(baseUrl, fetch), queueFor: createLimiter(limits) };
  const credentials = readCredentials(options) ?? {
    tokens: tokenManagerFor(readEnv("CREWKIT_TOKEN")),
    needsToken: true,
  };
  return createConnection(shared, others, { ...userAgent(), ...readHeaders(options.headers) }, credentials);
}

const sharedOptionNames = [
  ...callOptionNames.filter((name) => name !== "signal" && name !== "fetchOptions"),
  "token",
  "tokens",
  "whenExhausted",
  "onEvent",
  "debug",
];

interface Credentials {
  tokens: TokenManager;
  /** False if the user chose to send requests without a token. */
  needsToken: boolean;
}

/** Returns undefined if the options contain no credentials. */
function readCredentials(options: SharedConnectionOptions): Credentials | undefined {
  if (!("token" in options || "tokens" in options)) return undefined;
  return { tokens: tokenManagerFor(options.token, options.tokens), needsToken: false };
}

/** What the connections of `withOptions` share. */
interface SharedState {
  transport: Transport;
  queueFor(path: string): LimiterQueue;
}

function createConnection(
  shared: SharedState,
  options: SharedConnectionOptions,
  headers: Readonly<Record<string, string>>,
  { tokens, needsToken }: Credentials,
): ResilientConnection {
  // Otherwise, a client from `withOptions` would send it instead of the user's token.
  if (headers.authorization) throw new TypeError("Set token or tokens, not the header Authorization");
  const { transport, queueFor } = shared;
  const log = createLog(options.debug);

  function notify(event: CrewkitEvent): void {
    log?.event(event);
    Promise.resolve(event)
      .then(options.onEvent)
      .catch(() => {});
  }

  async function exchange(refresh_token: string) {
    // No timeout for the whole call, because the user has to sign in again if the new tokens are lost.
    const result = await refreshToken(connection, { refresh_token }, { timeout: 0 }).result();
    notify({ type: "refresh", operation: "refreshToken", error: result.error });
    return result;
  }

  const connection: ResilientConnection = {
    baseUrl: transport.baseUrl,
    use: (middleware) => transport.use(middleware),
    signIn: tokens.signIn,
    withOptions(changes) {
      checkOptions(changes, sharedOptionNames);
      const { token: _, tokens: __, ...kept } = options;
      const merged = { ...kept, ...changes };
      const allHeaders = { ...headers, ...readHeaders(changes.headers) };
      const credentials = readCredentials(changes) ?? { tokens, needsToken };
      return createConnection(shared, merged, allHeaders, credentials) as typeof this;
    },
    [send](request) {
      checkQuery(request.query);
      checkOptions(request.options, callOptionNames);
      return sendCall(startTimeout(request, options.timeout), {
        transport,
        headers,
        queue: queueFor(request.path),
        getToken: (rejected) => tokens.getToken(exchange, rejected),
        needsToken,
        options,
        notify,
        onResponse: (call, response, number) => log?.response(call, response, number),
      });
    },
  };
  return connection;
}

// Browsers do not allow this header, or ask the API for permission to send it.
function userAgent(): Record<string, string> {
  const { process } = globalThis as { process?: { versions?: { node?: string } } };
  return process?.versions?.node ? { "user-agent": `crewkit-client/${clientVersion}` } : {};
}
