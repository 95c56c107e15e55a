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

/** Stores tokens, for example in a file: see `fileTokenStore()`. Clients with the same store share their refreshes. */
export interface TokenStore {
  load(): Tokens | undefined | Promise<Tokens | undefined>;
  save(tokens: Tokens): unknown;
  /** Runs `work` exclusively. Required if processes share the store. */
  lock?<Value>(work: () => Promise<Value>): Promise<Value>;
}
