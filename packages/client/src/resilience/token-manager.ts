import type { CrewkitError } from "../errors/CrewkitError.ts";
import { refreshToken } from "../generated/ops/auth.ts";
import type { PreparedOptions } from "../request.ts";
import type { InternalConnection } from "../transport.ts";
import type { NewTokens, TokenStore, Tokens } from "./token-store.ts";

export interface TokenManager {
  /** Refreshes the token if it was `rejected` or has expired. Returns undefined if not signed in. */
  getToken(connection: RefreshConnection, rejected?: OptionalToken): OptionalToken | Promise<OptionalToken>;
  signIn(tokens: NewTokens): Promise<Tokens>;
}

export interface RefreshConnection extends InternalConnection {
  /** Called after each refresh, with the error if it failed. */
  onRefresh(error?: CrewkitError): void;
}

export type OptionalToken = string | undefined;

const managers = /* @__PURE__ */ new WeakMap<TokenStore, TokenManager>();

/** Returns the token manager of a store. Stores tokens in memory by default. */
export function tokenManagerFor(store: TokenStore = memoryStore()): TokenManager {
  const manager = managers.get(store) ?? createTokenManager(store);
  managers.set(store, manager);
  return manager;
}

function memoryStore(): TokenStore {
  let saved: Tokens | undefined;
  return {
    load: () => saved,
    save(tokens) {
      saved = tokens;
    },
  };
}

/** Runs one refresh at a time. Never sends a rejected refresh token again. */
function createTokenManager(store: TokenStore): TokenManager {
  let current: Tokens | undefined;
  // The refresh token last loaded from the store. If the store still has it, `current` is at least as new.
  let lastRefreshToken: OptionalToken;
  let refreshError: CrewkitError | undefined;
  let pendingRefresh: Promise<OptionalToken> | undefined;
  const lock: NonNullable<TokenStore["lock"]> = (work) => (store.lock ? store.lock(work) : work());

  function usableToken(rejected: OptionalToken): OptionalToken {
    const { access_token, expires_at = Infinity } = current ?? {};
    return refreshError || access_token === rejected || expires_at * 1000 < Date.now() + 1000
      ? undefined
      : access_token;
  }

  async function refresh(
    connection: RefreshConnection,
    rejected: OptionalToken,
    locked = false,
  ): Promise<OptionalToken> {
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
    if (!locked) return lock(() => refresh(connection, rejected, true));
    return exchange(connection, current).catch((error) => {
      // After a 401, another process may have used the refresh token, and saved a new one.
      if (refreshError) return refresh(connection, rejected, true);
      throw error;
    });
  }

  async function exchange(connection: RefreshConnection, { refresh_token }: Tokens): Promise<OptionalToken> {
    // Repeating a refresh is safe for the API's data. The worst case is a 401, if the first one was processed.
    const options: PreparedOptions = { timeout: 0, isIdempotent: true };
    const pair = await refreshToken(connection, { refresh_token }, options).catch((error: CrewkitError) => {
      if (error.status === 401) refreshError = error;
      connection.onRefresh(error);
      throw error;
    });
    const { access_token } = await save(pair);
    connection.onRefresh();
    return access_token;
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

  return {
    getToken(connection, rejected) {
      const token = pendingRefresh ?? usableToken(rejected);
      if (token) return token;
      pendingRefresh = refresh(connection, rejected).finally(() => {
        pendingRefresh = undefined;
      });
      return pendingRefresh;
    },
    async signIn(tokens) {
      // A pending refresh would overwrite these tokens.
      await pendingRefresh?.catch(() => {});
      return lock(() => save(tokens));
    },
  };
}
