import type { Connection } from "../connection.ts";
import type { CrewkitError } from "../errors/CrewkitError.ts";
import { refreshToken } from "../generated/ops/auth.ts";

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

/** Stores tokens, for example in a file: see `fileTokenStore()`. */
export interface TokenStore {
  load(): Tokens | undefined | Promise<Tokens | undefined>;
  save(tokens: Tokens): unknown;
  /** Runs `work` exclusively. Required if processes share the store. */
  lock?<Value>(work: () => Promise<Value>): Promise<Value>;
}

export interface TokenManager {
  /** Refreshes the token if it was `rejected` or has expired. Returns undefined if not signed in. */
  getToken(rejected?: OptionalToken): OptionalToken | Promise<OptionalToken>;
  signIn(tokens: NewTokens): Promise<Tokens>;
}

export type OptionalToken = string | undefined;

/** Runs one refresh at a time. Never sends a rejected refresh token again. Stores tokens in memory by default. */
export function createTokenManager(connection: Connection, tokenStore: TokenStore | undefined): TokenManager {
  let current: Tokens | undefined;
  const store: TokenStore = tokenStore ?? { load: () => current, save() {} };
  // The refresh token last loaded from the store. If the store still has it, `current` is at least as new.
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
    // Another process may have refreshed the tokens.
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
    // No timeout, because a refresh token works only once: without the response, the user would have to sign in again.
    const request = refreshToken(connection, { refresh_token }, { timeout: 0 });
    const pair = await request.catch((error: CrewkitError) => {
      if (error.status === 401) refreshError = error;
      throw error;
    });
    return (await save(pair)).access_token;
  }

  async function save({ access_token, refresh_token, expires_in, ...rest }: NewTokens): Promise<Tokens> {
    if (!access_token || !refresh_token) throw new TypeError("The response contains no tokens");
    const expires_at = expires_in ? Math.floor(Date.now() / 1000 + expires_in) : rest.expires_at;
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
    getToken: (rejected) => pendingRefresh ?? usableToken(rejected) ?? startRefresh(rejected),
    async signIn(tokens) {
      // A pending refresh would overwrite these tokens.
      await pendingRefresh?.catch(() => {});
      return lock(() => save(tokens));
    },
  };
}
