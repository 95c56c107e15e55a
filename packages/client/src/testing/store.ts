import type { TokenStore, Tokens } from "../parts/tokens.ts";

/** A store in memory, whose tokens a test can see and change. */
export function storeOf(tokens: Tokens | undefined): TokenStore & { tokens: Tokens | undefined } {
  return {
    tokens,
    load() {
      return this.tokens;
    },
    save(saved) {
      this.tokens = saved;
    },
  };
}
