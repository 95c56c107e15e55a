import { text } from "node:stream/consumers";
import { startMock } from "@crewkit/mock";
import { expect, onTestFinished, test } from "vitest";
import { createCrewkit } from "../crewkit.ts";
import { operation } from "../operation.ts";
import { logIn } from "../testing/login.ts";
import { serveRotating } from "../testing/rotating.ts";
import { send, serve, targetOf } from "../testing/server.ts";
import { storeOf } from "../testing/store.ts";
import { tokenLife } from "../testing/token-life.ts";

const getCurrentUser = operation("getCurrentUser GET /auth/me user");
const updateCurrentUser = operation("updateCurrentUser PATCH /auth/me body user");

const past = 1_700_000_000;
const hundred = Array.from({ length: 100 });

test("100 calls at once, whose 401s come over 2.5 s, refresh once, and all succeed", async () => {
  await using server = await serveRotating({ spread: 2500 });
  const crewkit = createCrewkit({ baseUrl: server.baseUrl, tokens: storeOf(server.first), limits: [] });

  const users = await Promise.all(hundred.map(() => getCurrentUser(crewkit)));

  expect(users).toEqual(hundred.map(() => ({ name: "Ada" })));
  expect(server).toMatchObject({ refreshes: 1, refused: 100 });
});

test("where the expiry is known, 100 calls at once refresh once before they are sent, and none sees a 401", async () => {
  await using server = await serveRotating();
  const store = storeOf({ ...server.first, expires_at: past });
  const crewkit = createCrewkit({ baseUrl: server.baseUrl, tokens: store, limits: [] });

  await Promise.all(hundred.map(() => getCurrentUser(crewkit)));

  expect(server).toMatchObject({ refreshes: 1, refused: 0 });
});

test("without an expiry the 401 tells; the new tokens are saved, with the time when they expire", async () => {
  const mock = await startMock({ limits: false });
  onTestFinished(mock.close);
  const { access_token, refresh_token } = await logIn(mock);
  const store = storeOf({ access_token, refresh_token });
  const crewkit = createCrewkit({ baseUrl: mock.url, tokens: store });
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
  expect(store.tokens?.expires_at).toBeCloseTo(Date.now() / 1000 + tokenLife, -2);
});

test("a token that lives for few seconds is not refreshed for each call", async () => {
  await using server = await serveRotating({ life: 5 });
  const crewkit = createCrewkit({ baseUrl: server.baseUrl, tokens: storeOf(server.first), limits: [] });

  for (let call = 0; call < 5; call++) await getCurrentUser(crewkit);

  expect(server.refreshes).toBe(1);
});

test("a token whose life the API does not tell is used until a 401", async () => {
  await using server = await serveRotating({ life: Number.NaN });
  const crewkit = createCrewkit({ baseUrl: server.baseUrl, tokens: storeOf(server.first), limits: [] });

  for (let call = 0; call < 5; call++) await getCurrentUser(crewkit);

  expect(server.refreshes).toBe(1);
});

test("a body is sent again byte for byte", async () => {
  const bodies: string[] = [];
  await using server = await serve(async (request, response) => {
    const body = await text(request);
    const isRefresh = targetOf(request) === "/auth/refresh";
    if (isRefresh) return send(response, 200, { access_token: "new", refresh_token: "next", expires_in: 60 });
    bodies.push(body);
    send(response, bodies.length === 1 ? 401 : 200, { error: "Invalid token", user: {} });
  });
  const tokens = storeOf({ access_token: "old", refresh_token: "first" });

  await updateCurrentUser(createCrewkit({ baseUrl: server.baseUrl, tokens }), { name: "Adá 🚀 \u2028" });

  expect(bodies).toEqual([bodies[0], '{"name":"Adá 🚀 \u2028"}']);
});

test("an error that comes after the refresh is repeated with the new token, and takes no second refresh", async () => {
  const mock = await startMock({ limits: false });
  onTestFinished(mock.close);
  const tokens = storeOf(await logIn(mock));
  mock.clock.advance("4h");
  mock.faults.add({ operation: "getCurrentUser", status: 401 });
  mock.faults.add({ operation: "getCurrentUser", status: 500 });

  await getCurrentUser(createCrewkit({ baseUrl: mock.url, tokens }));

  expect(mock.requests({ operation: "refreshToken" })).toHaveLength(1);
});

test("a caller who gives up, or has no more time, does not end the refresh for the others", async () => {
  const mock = await startMock({ limits: false });
  onTestFinished(mock.close);
  const tokens = storeOf({ ...(await logIn(mock)), expires_at: past });
  const crewkit = createCrewkit({ baseUrl: mock.url, tokens, timeout: 20 });
  mock.faults.add({ operation: "refreshToken", delay_ms: 300, before: false });

  const ended = new AbortController();
  const first = getCurrentUser(crewkit, { signal: ended.signal, timeout: 0 });
  const second = getCurrentUser(crewkit, { timeout: 0 });
  const third = getCurrentUser(crewkit);
  ended.abort();

  await expect(first).rejects.toMatchObject({ code: "aborted" });
  await expect(third).rejects.toMatchObject({ code: "timeout" });
  await expect(second).resolves.toHaveProperty("name");
  expect(mock.requests({ operation: "refreshToken" })).toHaveLength(1);
});

test("what a sign-in gave is used and saved, even where a refresh of the tokens before is on its way", async () => {
  const mock = await startMock({ limits: false });
  onTestFinished(mock.close);
  const store = storeOf({ ...(await logIn(mock)), expires_at: past });
  const crewkit = createCrewkit({ baseUrl: mock.url, tokens: store });
  const pair = await logIn(mock);
  mock.faults.add({ operation: "refreshToken", delay_ms: 50, before: false });

  const call = getCurrentUser(crewkit);
  const { expires_at = 0 } = await crewkit.signIn(pair);
  await call;
  await getCurrentUser(crewkit);

  expect(store.tokens).toEqual({ access_token: pair.access_token, refresh_token: pair.refresh_token, expires_at });
  expect(expires_at).toBeCloseTo(Date.now() / 1000 + tokenLife, -2);
});
