import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { beforeEach, expect, test } from "vitest";
import { constantOf } from "../../contract/values.ts";
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

test("revokes the login if a refresh token is reused", async () => {
  const { body: second } = await refresh(first);
  const again = await refresh(first);
  expect(again.status).toBe(401);
  expect(again.body).toEqual(exampleOf("refreshToken", 401, "rejected"));
  expect([await isAccepted(first), await isAccepted(second)]).toEqual([false, false]);
  expect((await refresh(second)).status).toBe(401);
  expect((await api.call("getCurrentUser")).status).toBe(200);
});
