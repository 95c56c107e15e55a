import type { ClientOperation } from "./read.ts";

/** What the client adds to the contract's words about an operation: what it means for the connection's own tokens. */
export function notesOn({ operation, answer }: ClientOperation): string[] {
  const own = notes[operation.operationId];
  return [...(answer.type === "TokenPair" ? [tokensUnused] : []), ...(own ? [own] : [])];
}

const tokensUnused = "The connection does not use them: give them to `crewkit.signIn`.";

/** By operationId. */
export const notes: Readonly<Record<string, string>> = {
  refreshToken:
    "The connection refreshes its own tokens without this. Its own refresh token, given here, is used up: unless the answer goes to `crewkit.signIn`, the connection's next refresh ends the login.",
  revokeToken:
    "The connection keeps the tokens that it has. If the login was its own, its calls fail with 401 from now on, until `crewkit.signIn`.",
  logoutUser:
    "The login is that of the connection's own token. The connection keeps its tokens, and so does a store: its calls fail with 401 from now on, until `crewkit.signIn`.",
};
