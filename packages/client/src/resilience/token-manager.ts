import type { Result } from "../api-promise.ts";
import type { CrewkitError } from "../errors.ts";
import type { NewTokens, Token, TokenStore, Tokens } from "../options.ts";

export interface TokenManager {
  /**
   * Returns the token, or the stored access token. Refreshes it if it was `rejected` or has expired. Returns undefined if
   * not signed in.
   *
   * @param exchange sends a refresh token to the API.
   */
  getToken(exchange: Exchange, rejected: OptionalToken): Token | Promise<OptionalToken>;
  signIn(tokens: NewTokens): Promise<Tokens>;
}

type Exchange = (refreshToken: string) => Promise<Result<NewTokens, number, number>>;

export type OptionalToken = string | undefined;

const managers = /* @__PURE__ */ new WeakMap<TokenStore, TokenManager>();

/**
 * Returns the token manager of a store, so that clients with the same store share its refreshes. The default store is
 * empty, and the token manager keeps the tokens in memory.
 *
 * @param token used until `signIn()`, instead of a store.
 * @throws {TypeError} if there are a token and a store.
 */
export function tokenManagerFor(token: Token, store?: TokenStore | null): TokenManager {
  if (token && store) throw new TypeError("Set token or tokens, not both");
  const tokens = store ?? { load: () => undefined, save() {} };
  const manager = managers.get(tokens) ?? createTokenManager(token, tokens);
  managers.set(tokens, manager);
  return manager;
}

/** Runs one refresh at a time. Never sends a rejected refresh token again. */
function createTokenManager(token: Token, store: TokenStore): TokenManager {
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

  async function refresh(exchange: Exchange, rejected: OptionalToken, locked?: boolean): Promise<OptionalToken> {
    // Another process may have refreshed the tokens.
    const stored = (await store.load()) ?? undefined;
    if (stored?.refresh_token !== lastRefreshToken) {
      current = stored;
      lastRefreshToken = stored?.refresh_token;
      refreshError = undefined;
    }
    if (refreshError) throw refreshError;
    const token = usableToken(rejected);
    if (token || !current) return token;
    if (!locked) return lock(() => refresh(exchange, rejected, true));
    const { data, error } = await exchange(current.refresh_token);
    if (data) return (await save(data)).access_token;
    if (error.status !== 401) throw error;
    // Another process may have used the refresh token, and saved a new one.
    refreshError = error;
    return refresh(exchange, rejected, true);
  }

  async function save({ access_token, refresh_token, expires_in, ...rest }: NewTokens): Promise<Tokens> {
    if (!access_token || !refresh_token) throw new TypeError("token is missing or malformed");
    const expires_at = expires_in ? Math.floor(Date.now() / 1000 + expires_in) : rest.expires_at;
    const tokens = { access_token, refresh_token, expires_at };
    current = tokens;
    refreshError = undefined;
    await store.save(tokens);
    return tokens;
  }

  return {
    getToken(exchange, rejected) {
      const available = token || pendingRefresh || usableToken(rejected);
      if (available) return available;
      pendingRefresh = refresh(exchange, rejected).finally(() => {
        pendingRefresh = undefined;
      });
      return pendingRefresh;
    },
    async signIn(tokens) {
      token = undefined;
      // A pending refresh would overwrite these tokens.
      await pendingRefresh?.catch(() => {});
      return lock(() => save(tokens));
    },
  };
}
