import { createMock } from "@crewkit/mock/web";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { createCrewkit } from "../crewkit.ts";
import type { Tokens } from "../index.ts";
import { defineOperation } from "../testing/define-operation.ts";
import { requestTarget, serve } from "../testing/server.ts";
import { skipWaits } from "../testing/time.ts";
import { logIn, memoryStore, serveRotatingTokens, tokenLifetime } from "../testing/tokens.ts";

const getCurrentUser = defineOperation({ id: "getCurrentUser", method: "GET", path: "/auth/me", returns: "user" });
const updateCurrentUser = defineOperation({
  id: "updateCurrentUser",
  method: "PATCH",
  path: "/auth/me",
  input: "body",
  returns: "user",
});

const past = 1_700_000_000;
const hundred = Array.from({ length: 100 });

beforeEach(skipWaits);

test("100 simultaneous calls refresh once, even if their 401s arrive over 2.5 s", async () => {
  const server = serveRotatingTokens({ spread: 2500 });
  const crewkit = createCrewkit({ ...server.options, tokens: memoryStore(server.initialTokens), limits: [] });

  const users = await Promise.all(hundred.map(() => getCurrentUser(crewkit)));

  expect(users).toEqual(hundred.map(() => ({ name: "Ada" })));
  expect(server.counts).toEqual({ refreshes: 1, unauthorized: 100 });
});

test("if the token has expired, 100 simultaneous calls refresh once before they are sent", async () => {
  const server = serveRotatingTokens();
  const store = memoryStore({ ...server.initialTokens, expires_at: past });
  const crewkit = createCrewkit({ ...server.options, tokens: store, limits: [] });

  await Promise.all(hundred.map(() => getCurrentUser(crewkit)));

  expect(server.counts).toEqual({ refreshes: 1, unauthorized: 0 });
});

test.each([
  ["refreshes a token that expires in less than a second", 999, ["POST /auth/refresh", "GET /auth/me"]],
  ["uses a token that expires in a second", 1000, ["GET /auth/me"]],
])("%s", async (_name, milliseconds, requests) => {
  const server = serve(() => Response.json({ user: {}, access_token: "new", refresh_token: "next" }));
  const expires_at = 1_800_000_000;
  vi.setSystemTime(expires_at * 1000 - milliseconds);
  const tokens = memoryStore({ access_token: "old", refresh_token: "first", expires_at });

  await getCurrentUser(createCrewkit({ ...server.options, tokens }));

  expect(server.requestLog).toEqual(requests);
});

test("refreshes after a 401 if the expiry is unknown, and saves the new tokens with their expiry", async () => {
  const mock = createMock({ limits: false });
  const { access_token, refresh_token } = await logIn(mock);
  const store = memoryStore({ access_token, refresh_token });
  const crewkit = createCrewkit({ fetch: mock.fetch, tokens: store });
  mock.clock.advance("4h");

  await getCurrentUser(crewkit);
  await getCurrentUser(crewkit);

  expect(mock.requests().map(({ operation, status }) => `${operation} ${status}`)).toEqual([
    "getCurrentUser 200",
    "getCurrentUser 200",
    "refreshToken 200",
    "getCurrentUser 401",
  ]);
  expect(store.tokens?.refresh_token).not.toBe(refresh_token);
  expect(store.tokens?.expires_at).toBe(Math.floor(Date.now() / 1000 + tokenLifetime));
});

test.each([5, Number.NaN])("does not refresh a token with a lifetime of %s s before each call", async (lifetime) => {
  const server = serveRotatingTokens({ lifetime });
  const crewkit = createCrewkit({ ...server.options, tokens: memoryStore(server.initialTokens), limits: [] });

  for (let call = 0; call < 5; call++) await getCurrentUser(crewkit);

  expect(server.counts.refreshes).toBe(1);
});

test("sends the same body again after a refresh", async () => {
  const bodies: string[] = [];
  const server = serve((request) => {
    const isRefresh = requestTarget(request) === "/auth/refresh";
    if (isRefresh) return Response.json({ access_token: "new", refresh_token: "next", expires_in: 60 });
    bodies.push(`${request.body}`);
    return Response.json({ error: "Invalid token", user: {} }, { status: bodies.length === 1 ? 401 : 200 });
  });
  const tokens = memoryStore({ access_token: "old", refresh_token: "first" });

  await updateCurrentUser(createCrewkit({ ...server.options, tokens }), { name: "Adá 🚀 \u2028" });

  expect(bodies).toEqual([bodies[0], '{"name":"Adá 🚀 \u2028"}']);
});

test("retries an error after a refresh with the new token, without refreshing again", async () => {
  const mock = createMock({ limits: false });
  const tokens = memoryStore(await logIn(mock));
  mock.clock.advance("4h");
  mock.faults.add({ operation: "getCurrentUser", status: 401 });
  mock.faults.add({ operation: "getCurrentUser", status: 500 });

  await getCurrentUser(createCrewkit({ fetch: mock.fetch, tokens }));

  expect(mock.requests({ operation: "refreshToken" })).toHaveLength(1);
});

test("continues a refresh for other calls after one is aborted or times out", async () => {
  const mock = createMock({ limits: false });
  const tokens = memoryStore({ ...(await logIn(mock)), expires_at: past });
  const crewkit = createCrewkit({ fetch: mock.fetch, tokens, timeout: 20 });
  mock.faults.add({ operation: "refreshToken", delay_ms: 300, before: false });

  const controller = new AbortController();
  const first = getCurrentUser(crewkit, { signal: controller.signal, timeout: 0 });
  const second = getCurrentUser(crewkit, { timeout: 0 });
  const third = getCurrentUser(crewkit);
  controller.abort();

  await expect(first).rejects.toMatchObject({ code: "aborted" });
  await expect(third).rejects.toMatchObject({ code: "timeout" });
  await expect(second).resolves.toHaveProperty("name");
  expect(mock.requests({ operation: "refreshToken" })).toHaveLength(1);
});

test("uses and saves the tokens from a sign-in during a refresh", async () => {
  const mock = createMock({ limits: false });
  const store = memoryStore({ ...(await logIn(mock)), expires_at: past });
  const crewkit = createCrewkit({ fetch: mock.fetch, tokens: store });
  const pair = await logIn(mock);
  const { access_token, refresh_token } = pair;
  const { promise: signedIn, resolve } = Promise.withResolvers<Tokens>();
  crewkit.use((request, next) => {
    if (request.operation === "refreshToken") resolve(crewkit.signIn(pair));
    return next(request);
  });

  await getCurrentUser(crewkit);
  await signedIn;
  await getCurrentUser(crewkit);

  const expires_at = Math.floor(Date.now() / 1000 + tokenLifetime);
  expect(await signedIn).toEqual({ access_token, refresh_token, expires_at });
  expect(store.tokens).toEqual(await signedIn);
});

test("an empty token does not replace a store", async () => {
  const server = serve(({ headers }) => Response.json({ user: { name: headers.authorization } }));
  const tokens = memoryStore({ access_token: "access", refresh_token: "refresh" });
  const user = await createCrewkit({ ...server.options, token: "", tokens } as object).auth.getCurrentUser();
  expect(user).toEqual({ name: "Bearer access" });
});

describe("two clients with the same store object", () => {
  test("refresh an expired token once", async () => {
    const server = serveRotatingTokens();
    const tokens = memoryStore({ ...server.initialTokens, expires_at: past });
    const clients = [1, 2].map(() => createCrewkit({ ...server.options, tokens, limits: [] }));
    const calls = Array.from({ length: 10 }, () => clients.map((crewkit) => crewkit.auth.getCurrentUser()));
    await Promise.all(calls.flat());
    expect(server.counts).toEqual({ refreshes: 1, unauthorized: 0 });
  });

  test("use the tokens of a sign-in on either of them", async () => {
    const server = serve(({ headers }) => Response.json({ user: { name: headers.authorization } }));
    const tokens = memoryStore(undefined);
    const [first, second] = [1, 2].map(() => createCrewkit({ ...server.options, tokens }));
    expect(await second?.auth.getCurrentUser()).toEqual({});
    await first?.signIn({ access_token: "access", refresh_token: "refresh" });
    expect(await second?.auth.getCurrentUser()).toEqual({ name: "Bearer access" });
  });
});

test("uses a newer token from the store if the refresh token was already used", async () => {
  const tokens = memoryStore({ access_token: "old", refresh_token: "used", expires_at: past });
  const server = serve((request) => {
    if (requestTarget(request) === "/auth/me") return Response.json({ user: { name: request.headers.authorization } });
    // Another process refreshes at the same time, and saves its tokens first.
    tokens.save({ access_token: "new", refresh_token: "next" });
    return Response.json({ error: "Invalid refresh token" }, { status: 401 });
  });
  const crewkit = createCrewkit({ ...server.options, tokens });
  expect(await crewkit.auth.getCurrentUser()).toEqual({ name: "Bearer new" });
  expect(server.requestLog).toEqual(["POST /auth/refresh", "GET /auth/me"]);
});

test("does not retry a 401 with a fixed token", async () => {
  const mock = createMock({ limits: false });
  const call = getCurrentUser(createCrewkit({ fetch: mock.fetch, token: "mock.old.token" }));
  await expect(call).rejects.toMatchObject({ code: "api_error", status: 401 });
  expect(mock.requests()).toHaveLength(1);
});

describe("a token function", () => {
  test("is called again after a 401, and the call is retried with the new token", async () => {
    const mock = createMock({ limits: false });
    const token = vi.fn(async () => mock.tokens.ada).mockResolvedValueOnce("mock.old.token");

    await expect(getCurrentUser(createCrewkit({ fetch: mock.fetch, token }))).resolves.toHaveProperty("name");

    expect(token).toHaveBeenCalledTimes(2);
    expect(mock.requests().map(({ status }) => status)).toEqual([200, 401]);
  });

  test.each([
    ["the same token", ["mock.old.token", "mock.old.token"], 1],
    ["no token", ["mock.old.token", undefined], 1],
    ["another invalid token", ["mock.old.token", "mock.older.token"], 2],
  ])("causes the API's 401 if it then returns %s", async (_, tokens, requests) => {
    const mock = createMock({ limits: false });
    const token = vi.fn(() => tokens[token.mock.calls.length - 1]);

    const call = getCurrentUser(createCrewkit({ fetch: mock.fetch, token }));

    await expect(call).rejects.toMatchObject({ code: "api_error", status: 401 });
    expect(token).toHaveBeenCalledTimes(2);
    expect(mock.requests()).toHaveLength(requests);
  });

  test("can return null, so that no token is sent", async () => {
    const mock = createMock({ limits: false });
    const call = getCurrentUser(createCrewkit({ fetch: mock.fetch, token: () => null as never }));
    await expect(call).rejects.toMatchObject({ code: "api_error", status: 401, reason: "Missing access token" });
  });

  test("that throws causes an error with its message, and no request", async () => {
    const mock = createMock({ limits: false });
    const cause = new Error("The keychain is locked");
    const token = vi.fn(() => {
      throw cause;
    });

    const call = getCurrentUser(createCrewkit({ fetch: mock.fetch, token }));

    await expect(call).rejects.toMatchObject({ code: "auth", reason: "The keychain is locked", cause });
    expect(token).toHaveBeenCalledTimes(1);
    expect(mock.requests()).toHaveLength(0);
  });
});
