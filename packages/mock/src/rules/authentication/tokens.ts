import type { TokenPair } from "@crewkit/types";
import type { Call } from "../../call.ts";
import type { Login } from "../../store/tables.ts";
import { constantOf } from "../contract.ts";
import { encodeBase64url } from "./base64url.ts";

/** What it takes to make tokens. */
export type TokenCall = Pick<Call, "store" | "random" | "now" | "contract">;

/**
 * Hands out a pair of tokens of a login. The access token has the form of a JWT (RFC 7519) and is known by being stored:
 * its signature is random, and nobody can verify it.
 */
export function issueTokens(call: TokenCall, login: Login): TokenPair {
  const { store, random, now, contract } = call;
  const seconds = constantOf(contract, "TokenPair", "expires_in");
  const access = { id: createAccessToken(call, login, seconds), login_id: login.id, expires_at: now(seconds) };
  const refresh = { id: random.secret(32), login_id: login.id, used: false };
  return {
    access_token: store.access_tokens.add(access).id,
    token_type: constantOf(contract, "TokenPair", "token_type"),
    expires_in: seconds,
    refresh_token: store.refresh_tokens.add(refresh).id,
  };
}

function createAccessToken({ random, now }: TokenCall, login: Login, seconds: number): string {
  const header = { alg: "HS256", typ: "JWT" };
  const claims = { sub: login.user_id, sid: login.id, iat: unixSeconds(now()), exp: unixSeconds(now(seconds)) };
  // Four characters are three bytes, so that a text of 44 is base64url for sure.
  return `${encodeJson(header)}.${encodeJson(claims)}.${random.secret(44)}`;
}

function encodeJson(value: object): string {
  return encodeBase64url(new TextEncoder().encode(JSON.stringify(value)));
}

function unixSeconds(moment: string): number {
  return Date.parse(moment) / 1000;
}
