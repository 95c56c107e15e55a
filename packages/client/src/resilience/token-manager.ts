import type { Result } from "../api-promise.ts";
import type { CrewkitError } from "../errors.ts";
import type { NewTokens, Token, TokenStore, Tokens } from "../options.ts";

/** Sends a refresh token to the API. */
export type Exchange = (refreshToken: string) => Promise<Result<NewTokens, 200>>;

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
  const manager = managers.get(tokens) ?? new TokenManager(token, tokens);
  managers.set(tokens, manager);
  return manager;
}

/** Runs one refresh at a time. Never sends a rejected refresh token again. */
export class TokenManager {
  #token: Token;
  readonly #store: TokenStore;
  #current: Tokens | undefined;
  /** The refresh token last loaded from the store. If the store still has it, `#current` is at least as new. */
  #loadedRefreshToken: string | undefined;
  #refreshError: CrewkitError | undefined;
  #refreshing: Promise<void> | undefined;

  constructor(token: Token, store: TokenStore) {
    this.#token = token;
    this.#store = store;
  }

  /** Whether another token may be available after a 401. */
  get canReplace(): boolean {
    return typeof this.#token !== "string";
  }

  /** Whether the token can be used without loading or refreshing tokens. */
  isReady(rejected: string | undefined): boolean {
    return Boolean(this.#token) || (!this.#refreshing && this.#isUsable(rejected));
  }

  /** Loads the stored tokens, and refreshes them if they have expired or the access token was `rejected`. */
  async refresh(exchange: Exchange, rejected: string | undefined): Promise<void> {
    this.#refreshing ??= this.#loadOrRefresh(exchange, rejected).finally(() => {
      this.#refreshing = undefined;
    });
    await this.#refreshing;
  }

  /** Returns the token for a request, or undefined if not signed in. */
  async read(): Promise<string | undefined> {
    const token = typeof this.#token === "function" ? await this.#token() : this.#token;
    return token || this.#current?.access_token;
  }

  async signIn(tokens: NewTokens): Promise<Tokens> {
    this.#token = undefined;
    // A pending refresh would overwrite these tokens.
    await this.#refreshing?.catch(() => {});
    return this.#lock(() => this.#save(tokens));
  }

  async #loadOrRefresh(exchange: Exchange, rejected: string | undefined): Promise<void> {
    if (!(await this.#needsRefresh(rejected))) return;
    await this.#lock(async () => {
      // While this process waited for the lock, another one may have refreshed the tokens.
      while (await this.#needsRefresh(rejected)) {
        const { data, error } = await exchange(`${this.#current?.refresh_token}`);
        if (data) return void (await this.#save(data));
        if (error.status !== 401) throw error;
        // Another process may have used the refresh token, and saved a new one.
        this.#refreshError = error;
      }
    });
  }

  /** Loads the tokens that another process has saved. @throws the error of a refresh token that was rejected. */
  async #needsRefresh(rejected: string | undefined): Promise<boolean> {
    const stored = (await this.#store.load()) ?? undefined;
    if (stored?.refresh_token !== this.#loadedRefreshToken) {
      this.#current = stored;
      this.#loadedRefreshToken = stored?.refresh_token;
      this.#refreshError = undefined;
    }
    if (this.#refreshError) throw this.#refreshError;
    return this.#current !== undefined && !this.#isUsable(rejected);
  }

  #isUsable(rejected: string | undefined): boolean {
    if (!this.#current || this.#refreshError) return false;
    const { access_token, expires_at = Infinity } = this.#current;
    return access_token !== rejected && expires_at * 1000 >= Date.now() + 1000;
  }

  async #save({ access_token, refresh_token, expires_in, ...rest }: NewTokens): Promise<Tokens> {
    if (!access_token || !refresh_token) throw new TypeError("token is missing or malformed");
    // Some servers send a text.
    const seconds = Number(expires_in);
    const expires_at = seconds ? Math.floor(Date.now() / 1000 + seconds) : rest.expires_at;
    this.#current = { access_token, refresh_token, expires_at };
    this.#refreshError = undefined;
    await this.#store.save(this.#current);
    return this.#current;
  }

  #lock<Value>(work: () => Promise<Value>): Promise<Value> {
    return this.#store.lock ? this.#store.lock(work) : work();
  }
}
