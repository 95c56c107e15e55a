import type { Contract } from "@crewkit/openapi";
import type { RunContext } from "../context/context.ts";

/** Facts about refreshing tokens (RFC 6749, section 6) and revoking them (RFC 7009). */
export interface CredentialRule {
  /**
   * Starts a new login.
   *
   * @example
   * logIn: async (context) => Object(await context.call("logIn"))
   */
  logIn(context: RunContext): Promise<Tokens>;
  /**
   * JSON pointers (RFC 6901) to the token in the request body and to the new tokens.
   *
   * @example
   * refresh: { operation: "refresh", tokenPointer: "/token", access: "/access", refresh: "/refresh" }
   */
  refresh: { operation: string; tokenPointer: string; access: string; refresh: string };
  /**
   * An operation without side effects that any access token may call.
   *
   * @example
   * probe: "getAccount"
   */
  probe: string;
  /**
   * Operations that end a login, and the pointer to the refresh token in the request body, if any.
   *
   * @example
   * logOut: [{ operation: "logOut", tokenPointer: "/token" }]
   */
  logOut: readonly { operation: string; tokenPointer?: string }[];
  /**
   * The lifetime of an access token in seconds.
   *
   * @example
   * tokenLifetime: () => 3600
   */
  tokenLifetime(contract: Contract): number;
  /**
   * True if an access token stays valid after a refresh.
   *
   * @example
   * oldTokenStaysValid: true
   */
  oldTokenStaysValid: boolean;
  /**
   * True if reusing a refresh token revokes the whole login (RFC 9700, section 4.14.2).
   *
   * @example
   * reuseRevokesLogin: true
   */
  reuseRevokesLogin: boolean;
}

export interface Tokens {
  access: string;
  refresh: string;
}
