import { createMock } from "@crewkit/mock/web";
import { beforeEach, expect, test } from "vitest";
import { createCrewkit } from "../crewkit.ts";
import type { ClientOptions, TokenStore } from "../options.ts";
import { defineOperation } from "../testing/define-operation.ts";
import { serve } from "../testing/server.ts";
import { skipWaits } from "../testing/time.ts";
import { logIn, memoryStore } from "../testing/tokens.ts";

const getCurrentUser = defineOperation({ id: "getCurrentUser", method: "GET", path: "/auth/me", returns: "user" });

const past = 1_700_000_000;

beforeEach(skipWaits);

/** Creates a mock, and a client with an expired access token. */
async function setUpExpiredToken(options?: ClientOptions) {
  const mock = createMock({ limits: false });
  const { access_token, refresh_token } = await logIn(mock);
  const store = memoryStore({ access_token, refresh_token, expires_at: past });
  mock.clock.advance("4h");
  const crewkit = createCrewkit({ fetch: mock.fetch, tokens: store, ...options });
  return { mock, store, crewkit, refreshes: () => mock.requests({ operation: "refreshToken" }).length };
}

test("a rejected refresh fails all waiting calls, and is not retried with the same token", async () => {
  const { mock, store, crewkit, refreshes } = await setUpExpiredToken();
  store.save({ access_token: "gone", refresh_token: "unknown" });

  const failure = { code: "auth", status: 401, operation: "getCurrentUser", cause: { operation: "refreshToken" } };
  const calls = Array.from({ length: 20 }, () => getCurrentUser(crewkit));
  for (const outcome of await Promise.allSettled(calls)) expect(outcome).toMatchObject({ reason: failure });
  await expect(getCurrentUser(crewkit)).rejects.toMatchObject(failure);
  expect(refreshes()).toBe(1);

  store.save({ ...(await logIn(mock)), expires_at: past });
  await expect(getCurrentUser(crewkit)).resolves.toHaveProperty("name");
  expect(refreshes()).toBe(1);
});

test("calls succeed after a new sign-in", async () => {
  const { mock, store, crewkit } = await setUpExpiredToken();
  store.save({ access_token: "gone", refresh_token: "unknown" });
  await expect(getCurrentUser(crewkit)).rejects.toMatchObject({ code: "auth" });

  await crewkit.signIn(await logIn(mock));

  await expect(getCurrentUser(crewkit)).resolves.toHaveProperty("name");
});

test.each([
  ["a network error", { connection: "dropped" } as const, 0],
  ["a server error", { status: 500 } as const, 500],
])("retries a refresh twice after %s, then fails, and refreshes again for the next call", async (_, fault, status) => {
  const { mock, crewkit, refreshes } = await setUpExpiredToken();
  mock.faults.add({ operation: "refreshToken", times: 5, ...fault });

  await expect(getCurrentUser(crewkit)).rejects.toMatchObject({ code: "auth", status });
  expect(refreshes()).toBe(3);

  await expect(getCurrentUser(crewkit)).resolves.toHaveProperty("name");
  expect(refreshes()).toBe(6);
});

test("retries a refresh after a 429", async () => {
  const { mock, crewkit, refreshes } = await setUpExpiredToken({ limits: [] });
  mock.faults.add({ operation: "refreshToken", status: 429 });

  await expect(getCurrentUser(crewkit)).resolves.toHaveProperty("name");
  expect(refreshes()).toBe(2);
});

test("does not retry a call whose refresh keeps failing with 429", async () => {
  const { mock, crewkit, refreshes } = await setUpExpiredToken({ rateLimitRetries: 0 });
  mock.faults.add({ operation: "refreshToken", status: 429, times: 10 });

  await expect(getCurrentUser(crewkit, { rateLimitRetries: 2 })).rejects.toMatchObject({ code: "auth", status: 429 });
  expect(refreshes()).toBe(1);
});

test.each(["load", "save", "lock"] as const)("reports an error from the token store's %s()", async (method) => {
  const broken = new Error("The disk is full");
  const fail = async () => {
    throw broken;
  };
  const { crewkit, mock, store } = await setUpExpiredToken();
  Object.assign<TokenStore, Partial<TokenStore>>(store, { [method]: fail });

  const failure = { code: "auth", status: 0, reason: "The disk is full", cause: broken };
  await expect(getCurrentUser(crewkit)).rejects.toMatchObject(failure);
  expect(mock.requests({ operation: "getCurrentUser" })).toHaveLength(0);
});

test("uses and refreshes tokens that could not be saved", async () => {
  const { crewkit, mock, store, refreshes } = await setUpExpiredToken();
  // An error from the store can also have a status.
  store.save = () => Promise.reject(Object.assign(new Error("The disk is full"), { status: 401 }));
  const old = store.tokens;

  await expect(getCurrentUser(crewkit)).rejects.toMatchObject({ code: "auth" });
  await expect(getCurrentUser(crewkit)).resolves.toHaveProperty("name");
  expect(refreshes()).toBe(1);

  mock.clock.advance("4h");
  await expect(getCurrentUser(crewkit)).rejects.toMatchObject({
    code: "auth",
    cause: { message: "The disk is full" },
  });
  await expect(getCurrentUser(crewkit)).resolves.toHaveProperty("name");
  expect(store.tokens).toBe(old);
});

test("uses the tokens from a sign-in if saving fails, and reports the error", async () => {
  const { crewkit, mock, store } = await setUpExpiredToken();
  const cause = new Error("The disk is full");
  store.save = () => Promise.reject(cause);

  await expect(crewkit.signIn(await logIn(mock))).rejects.toBe(cause);
  await expect(getCurrentUser(crewkit)).resolves.toHaveProperty("name");
});

test("does not save a refresh response without tokens", async () => {
  const server = serve(() => Response.json({ status: "ok" }));
  const tokens = { access_token: "old", refresh_token: "first", expires_at: past };
  const store = memoryStore(tokens);

  const call = getCurrentUser(createCrewkit({ ...server.options, tokens: store }));

  await expect(call).rejects.toMatchObject({ code: "auth", operation: "getCurrentUser" });
  expect(store.tokens).toBe(tokens);
});

test("rejects with the API's 401 after another process signed out", async () => {
  const { crewkit, mock, store } = await setUpExpiredToken();
  store.tokens = undefined;

  await expect(getCurrentUser(crewkit)).rejects.toMatchObject({ code: "api_error", status: 401 });
  expect(mock.requests()).toHaveLength(1);
});
