import { checkCall, checkOptions, clientOptions, commonOptions, sharedOptions } from "./check-options.ts";
import { clientVersion } from "./generated/contract.ts";
import { auth } from "./generated/operations/auth.ts";
import { createLog } from "./log.ts";
import { callOperation, type Sender } from "./operation.ts";
import type { CrewkitEvent, CrewkitOptions, NewTokens, SharedOptions, Tokens } from "./options.ts";
import { readHeaders } from "./request.ts";
import { Limiter } from "./resilience/limiter.ts";
import { type TokenManager, tokenManagerFor } from "./resilience/token-manager.ts";
import { sendCall } from "./send.ts";
import { startTimeout } from "./time.ts";
import { readEnv, Transport } from "./transport.ts";

/** Sends the calls of a client, with its tokens, rate limits and retries. */
export interface Connection extends Sender {
  readonly baseUrl: string;
  readonly use: Transport["use"];
  signIn(tokens: NewTokens): Promise<Tokens>;
  withOptions(options: SharedOptions): Connection;
}

/** @throws {TypeError} if the base URL is invalid, an option is unsupported or invalid, or both `token` and `tokens` are set. */
export function connect(options: CrewkitOptions = {}): Connection {
  checkOptions(options, commonOptions, sharedOptions, clientOptions);
  const { baseUrl, fetch, limits, ...others } = options;
  const shared = { transport: new Transport(baseUrl, fetch), limiter: new Limiter(limits) };
  const credentials = readCredentials(options) ?? {
    tokens: tokenManagerFor(readEnv("CREWKIT_TOKEN")),
    needsToken: true,
  };
  return createConnection(shared, others, { ...userAgent(), ...readHeaders(options.headers) }, credentials);
}

interface Credentials {
  tokens: TokenManager;
  /** False if the user chose to send requests without a token. */
  needsToken: boolean;
}

/** Returns undefined if the options contain no credentials. */
function readCredentials(options: SharedOptions): Credentials | undefined {
  if (!("token" in options || "tokens" in options)) return undefined;
  return { tokens: tokenManagerFor(options.token, options.tokens), needsToken: false };
}

/** What the clients of `withOptions` share. */
interface SharedState {
  transport: Transport;
  limiter: Limiter;
}

function createConnection(
  shared: SharedState,
  options: SharedOptions,
  headers: Readonly<Record<string, string>>,
  credentials: Credentials,
): Connection {
  // Otherwise, a client from `withOptions` would send it instead of the user's token.
  if (headers.authorization) throw new TypeError("Set token or tokens, not the header Authorization");
  const { transport, limiter } = shared;
  const { tokens, needsToken } = credentials;
  const log = createLog(options.debug);

  function notify(event: CrewkitEvent): void {
    log?.event(event);
    Promise.resolve(event)
      .then(options.onEvent)
      .catch(() => {});
  }

  async function exchange(refresh_token: string) {
    // No timeout for the whole call, because the user has to sign in again if the new tokens are lost.
    const args = { body: { refresh_token }, options: { timeout: 0 } };
    const result = await callOperation<NewTokens, 200>(connection, auth.refreshToken, args).result();
    notify({ type: "refresh", operation: "refreshToken", error: result.error });
    return result;
  }

  const connection: Connection = {
    baseUrl: transport.baseUrl,
    use: (middleware) => transport.use(middleware),
    signIn: (newTokens) => tokens.signIn(newTokens),
    withOptions(changes) {
      checkOptions(changes, commonOptions, sharedOptions);
      const { token: _, tokens: __, ...kept } = options;
      const allHeaders = { ...headers, ...readHeaders(changes.headers) };
      return createConnection(shared, { ...kept, ...changes }, allHeaders, readCredentials(changes) ?? credentials);
    },
    send(request) {
      checkCall(request);
      const call = startTimeout(request, options.timeout);
      return sendCall(call, { transport, limiter, headers, tokens, needsToken, exchange, options, notify, log });
    },
  };
  return connection;
}

// Browsers do not allow this header, or ask the API for permission to send it.
function userAgent(): Record<string, string> {
  const { process } = globalThis as { process?: { versions?: { node?: string } } };
  return process?.versions?.node ? { "user-agent": `crewkit-client/${clientVersion}` } : {};
}
