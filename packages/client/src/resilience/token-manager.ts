import type { Connection } from "../connection.ts";
import type { CrewkitError } from "../errors/CrewkitError.ts";
import { refreshToken } from "../generated/ops/auth.ts";

/** What a sign-in gave. */
export interface Tokens {
  access_token: string;
  /** Works once. */
  refresh_token: string;
  /** When the access token expires, in Unix seconds. Where it is unknown, the API's 401 tells. */
  expires_at?: number | undefined;
}

/**
 * What `signIn` takes: what an operation that signs in answers, or what `crewkit.auth.device` answered. They expire in
 * `expires_in` seconds, or at `expires_at`, in Unix seconds.
 */
export interface NewTokens extends Tokens {
  expires_in?: number | undefined;
}

/** Where tokens are kept, such as `fileTokenStore()` of `@crewkit/client/node`. */
export interface TokenStore {
  load(): Tokens | undefined | Promise<Tokens | undefined>;
  save(tokens: Tokens): unknown;
  /** Runs `work` while no other process runs its own: needed where several share the store. */
  lock?<Value>(work: () => Promise<Value>): Promise<Value>;
}

/** Provides the token of each request. */
export interface TokenManager {
  /** The token to send, and another than `refused` if there is one; undefined if there is none. */
  getToken(refused?: OptionalToken): OptionalToken | Promise<OptionalToken>;
  /** Uses the tokens of a sign-in from now on. */
  signIn(pair: NewTokens): Promise<Tokens>;
}

/** An access token, where there is one. */
export type OptionalToken = string | undefined;

/**
 * Keeps tokens fresh: one refresh at a time, whoever asks, and none with a refresh token that was refused.
 *
 * @param tokenStore where they are kept. Default: in memory, for as long as the connection lasts.
 */
export function createTokenManager(connection: Connection, tokenStore: TokenStore | undefined): TokenManager {
  let current: Tokens | undefined;
  const store: TokenStore = tokenStore ?? { load: () => current, save() {} };
  // The refresh token that the store was last found with: while it has no other, what is held is at least as new.
  let lastRefreshToken: OptionalToken;
  let refreshError: unknown;
  let pendingRefresh: Promise<OptionalToken> | undefined;
  const lock: NonNullable<TokenStore["lock"]> = (work) => (store.lock ? store.lock(work) : work());

  function usableToken(rejected: OptionalToken): OptionalToken {
    const { access_token, expires_at = Infinity } = current ?? {};
    return refreshError || access_token === rejected || expires_at * 1000 < Date.now() + 1000
      ? undefined
      : access_token;
  }

  async function refresh(rejected: OptionalToken, locked = false): Promise<OptionalToken> {
    // Another process may have been quicker.
    const stored = await store.load();
    if (stored?.refresh_token !== lastRefreshToken) {
      current = stored;
      lastRefreshToken = stored?.refresh_token;
      refreshError = undefined;
    }
    if (refreshError) throw refreshError;
    const token = usableToken(rejected);
    if (token || !current) return token;
    return locked ? exchange(current) : lock(() => refresh(rejected, true));
  }

  async function exchange({ refresh_token }: Tokens): Promise<OptionalToken> {
    // For as long as it takes: the token works once, so that to give it up early would end the login.
    const request = refreshToken(connection, { refresh_token }, { timeout: 0 });
    const pair = await request.catch((error: CrewkitError) => {
      if (error.status === 401) refreshError = error;
      throw error;
    });
    return (await save(pair)).access_token;
  }

  async function save({ access_token, refresh_token, expires_in, ...given }: NewTokens): Promise<Tokens> {
    if (!access_token || !refresh_token) throw new TypeError("none came");
    const expires_at = expires_in ? Math.floor(Date.now() / 1000 + expires_in) : given.expires_at;
    const tokens = { access_token, refresh_token, expires_at };
    current = tokens;
    refreshError = undefined;
    await store.save(tokens);
    return tokens;
  }

  function startRefresh(rejected: OptionalToken): Promise<OptionalToken> {
    pendingRefresh = refresh(rejected).finally(() => {
      pendingRefresh = undefined;
    });
    return pendingRefresh;
  }

  return {
    getToken: (refused) => pendingRefresh ?? usableToken(refused) ?? startRefresh(refused),
    async signIn(pair) {
      // Else what a refresh gives would take their place.
      await pendingRefresh?.catch(() => {});
      return lock(() => save(pair));
    },
  };
}
