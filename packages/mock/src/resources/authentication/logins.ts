import { encodeBase64url, truncate } from "../../base/text.ts";
import { boundOf, constantOf, type Schemas } from "../../contract/values.ts";
import type { CreateContext, HandlerContext } from "../../rules/handler.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

type Login = Tables["logins"];

export interface SignInDetails {
  userId: string;
  method: Schemas["SignIn"]["sign_in_method"];
  passkeyId?: string;
}

/** Starts a login, which also appears in the sign-in history, and issues its first tokens. */
export function signIn(
  context: CreateContext & Pick<HandlerContext, "address" | "userAgent">,
  { userId, method, passkeyId }: SignInDetails,
): Schemas["TokenPair"] {
  const { store, random, now, contract, address, userAgent } = context;
  const login = store.logins.add({
    id: random.uuid(),
    user_id: userId,
    sign_in_method: method,
    passkey_id: passkeyId ?? null,
    ip_address: withoutZone(address),
    user_agent: truncate(userAgent, boundOf(contract, ["SignIn", "user_agent"], "maxLength")) || null,
    signed_in_at: now(),
    ended_at: null,
  });
  return issueTokens(context, login);
}

export function endLogin(store: Store, login: Login, now: string): void {
  if (login.ended_at === null) store.logins.update(login, { ended_at: now });
}

// A link-local address may include a zone: `fe80::1%eth0` (RFC 4007, section 11).
function withoutZone(address: string): string {
  return address.replace(/%.*$/, "") || "::";
}

/**
 * Issues a token pair for a login. The access token looks like a JWT (RFC 7519), but its signature is random: the mock
 * only accepts stored tokens.
 */
export function issueTokens(context: CreateContext, login: Login): Schemas["TokenPair"] {
  const { store, random, now, contract } = context;
  const seconds = constantOf(contract, "TokenPair", "expires_in");
  const access = { id: createAccessToken(context, login, seconds), login_id: login.id, expires_at: now(seconds) };
  const refresh = { id: random.secret(32), login_id: login.id, used: false };
  return {
    access_token: store.access_tokens.add(access).id,
    token_type: constantOf(contract, "TokenPair", "token_type"),
    expires_in: seconds,
    refresh_token: store.refresh_tokens.add(refresh).id,
  };
}

function createAccessToken({ random, now }: CreateContext, login: Login, seconds: number): string {
  const header = { alg: "HS256", typ: "JWT" };
  const claims = { sub: login.user_id, sid: login.id, iat: unixSeconds(now()), exp: unixSeconds(now(seconds)) };
  return `${encodeJson(header)}.${encodeJson(claims)}.${random.secret(44)}`;
}

function encodeJson(value: object): string {
  return encodeBase64url(new TextEncoder().encode(JSON.stringify(value)));
}

function unixSeconds(timestamp: string): number {
  return Date.parse(timestamp) / 1000;
}
