import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { beforeEach, expect, test } from "vitest";
import { constantOf } from "../../rules/contract.ts";
import { exampleOf, useTestApi } from "../../testing/api.ts";

const lifetime = constantOf(contract, "TokenPair", "expires_in");

interface Tokens {
  access_token: string;
  refresh_token: string;
}

const api = useTestApi();
let first: Tokens;
beforeEach(async () => {
  await api.call("requestMagicLink", { body: { email: "ada@acme.example" } });
  const token = api.state.store.mails.all()[0]?.token;
  first = (await api.call("verifyMagicLink", { body: { token } })).body;
});

const refresh = ({ refresh_token }: Tokens) => api.call("refreshToken", { as: null, body: { refresh_token } });
const isAccepted = async ({ access_token: token }: Tokens) =>
  (await api.call("getCurrentUser", { token })).status === 200;

test("issues JWT access tokens with user, login and lifetime", () => {
  const [header, claims, signature] = first.access_token.split(".");
  expect(JSON.parse(atob(String(header)))).toEqual({ alg: "HS256", typ: "JWT" });
  const login = api.state.store.logins.all().at(-1);
  const now = Date.parse("2026-11-20T14:00:00Z") / 1000;
  expect(JSON.parse(atob(String(claims)))).toEqual({
    sub: login?.user_id,
    sid: login?.id,
    iat: now,
    exp: now + lifetime,
  });
  expect(signature).toMatch(/^[\w-]{40,}$/);
});

test("refreshes an expired access token", async () => {
  api.advanceTime(lifetime - 1);
  expect(await isAccepted(first)).toBe(true);
  api.advanceTime(1);
  const { body } = await api.call("getCurrentUser", { token: first.access_token });
  expect(body).toEqual(exampleOf("getCurrentUser", 401, "invalid"));
  expect(await isAccepted((await refresh(first)).body)).toBe(true);
});

test("refreshes the same login and keeps the previous access token valid", async () => {
  const { count } = await activity();
  const { body: second } = await refresh(first);
  expect(second).toMatchObject({ token_type: "Bearer", expires_in: lifetime });
  expect(second.refresh_token).not.toBe(first.refresh_token);
  expect(await isAccepted(first)).toBe(true);
  expect(await activity(second)).toEqual({ count, current: (await activity(first)).current });
});

test("revokes the login if a refresh token is reused", async () => {
  const { body: second } = await refresh(first);
  const again = await refresh(first);
  expect(again.status).toBe(401);
  expect(again.body).toEqual(exampleOf("refreshToken", 401, "rejected"));
  expect([await isAccepted(first), await isAccepted(second)]).toEqual([false, false]);
  expect((await refresh(second)).status).toBe(401);
  expect((await api.call("getCurrentUser")).status).toBe(200);
});

test("logs out only the current login", async () => {
  const { body } = await api.call("logoutUser", { token: first.access_token });
  expect(body).toEqual(exampleOf("logoutUser", 200, "loggedOut"));
  expect(await isAccepted(first)).toBe(false);
  expect((await refresh(first)).status).toBe(401);
  expect((await api.call("getCurrentUser")).status).toBe(200);
});

test("revokes the login and all access tokens of a refresh token of the caller", async () => {
  const { body: second } = await refresh(first);
  const { body } = await api.call("revokeToken", { body: { refresh_token: second.refresh_token } });
  expect(body).toEqual(exampleOf("revokeToken", 200, "revoked"));
  expect([await isAccepted(first), await isAccepted(second)]).toEqual([false, false]);
  expect((await refresh(second)).status).toBe(401);
});

test("returns the same response for unknown and other users' refresh tokens without revoking them", async () => {
  for (const refresh_token of [first.refresh_token, "unknown"]) {
    const { body } = await api.call("revokeToken", { as: "bruno", body: { refresh_token } });
    expect(body).toEqual(exampleOf("revokeToken", 200, "revoked"));
  }
  expect(await isAccepted(first)).toBe(true);
  expect((await refresh(first)).status).toBe(200);
});

async function activity(tokens: Tokens = first): Promise<{ count: number; current: string }> {
  const { data, meta } = (await api.call("listCurrentUserActivity", { token: tokens.access_token })).body;
  return { count: meta.total_count, current: data.find(({ current }: { current: boolean }) => current).id };
}
