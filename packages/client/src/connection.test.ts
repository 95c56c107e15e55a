import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { productionUrl } from "./generated/contract.ts";
import { createCrewkit } from "./index.ts";
import { catchError } from "./testing/catch-error.ts";
import { serveEcho } from "./testing/listen.ts";
import { hang, serve } from "./testing/server.ts";
import { abortAfter, skipWaits } from "./testing/time.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const tokens = { load: () => ({ access_token: "stored", refresh_token: "refresh" }), save() {} };
const withToken = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

describe("a client", () => {
  test("uses CREWKIT_TOKEN", async () => {
    vi.stubEnv("CREWKIT_TOKEN", "environment");
    await using server = await serveEcho();
    expect(await createCrewkit({ baseUrl: server.baseUrl }).org(id).sessions.get(id)).toMatchObject(
      withToken("environment"),
    );
  });

  test("calls a token function for each request", async () => {
    await using server = await serveEcho();
    let calls = 0;
    const crewkit = createCrewkit({ baseUrl: server.baseUrl, token: async () => `token-${++calls}` });
    expect(await crewkit.org(id).sessions.get(id)).toMatchObject(withToken("token-1"));
    expect(await crewkit.org(id).sessions.get(id)).toMatchObject(withToken("token-2"));
  });

  test("sends no token to a public operation", async () => {
    await using server = await serveEcho();
    const token = () => expect.unreachable();
    for (const option of ["fixed", token]) {
      const received = await createCrewkit({ baseUrl: server.baseUrl, token: option }).health.get();
      expect(received).toHaveProperty("headers.accept");
      expect(received).not.toHaveProperty("headers.authorization");
    }
  });

  test("applies its timeout to each call", async () => {
    onTestFinished(skipWaits());
    const crewkit = createCrewkit({ ...serve(hang).options, token: null, timeout: 30 });
    const timeout = { code: "timeout", status: 0, reason: "Timed out" };
    expect(await catchError(crewkit.org(id).sessions.get(id))).toMatchObject(timeout);
  });

  test("rejects with the abort reason as the cause, even while the body is being read", async () => {
    onTestFinished(skipWaits());
    const crewkit = createCrewkit({ ...serve(() => new Response(new ReadableStream())).options, token: null });
    const options = { signal: abortAfter(20, "enough"), timeout: 60_000 };
    const aborted = { code: "aborted", cause: "enough", reason: "enough" };
    expect(await catchError(crewkit.org(id).sessions.get(id, options))).toMatchObject(aborted);
  });

  test.each([
    ["the call times out", "timeout", () => ({ timeout: 30 })],
    ["the call is aborted", "aborted", () => ({ signal: abortAfter(30) })],
  ])("stops waiting for a token function when %s", async (_name, code, options) => {
    onTestFinished(skipWaits());
    const crewkit = createCrewkit({ baseUrl: "http://a.example", token: () => new Promise(() => {}) });
    expect(await catchError(crewkit.org(id).sessions.get(id, options()))).toMatchObject({ code });
  });
});

test("rejects the options token and tokens together", () => {
  const options = { token: "fixed", tokens };
  expect(() => createCrewkit(options as object)).toThrow(TypeError);
});

test("prefers a token store over CREWKIT_TOKEN", async () => {
  vi.stubEnv("CREWKIT_TOKEN", "environment");
  await using server = await serveEcho();
  const crewkit = createCrewkit({ baseUrl: server.baseUrl, tokens });
  expect(await crewkit.org(id).sessions.get(id)).toMatchObject(withToken("stored"));
});

test("ignores empty environment variables", async () => {
  vi.stubEnv("CREWKIT_API_URL", "");
  vi.stubEnv("CREWKIT_TOKEN", "");
  const crewkit = createCrewkit();
  expect(crewkit.baseUrl).toBe(productionUrl);
  expect(await catchError(crewkit.auth.getCurrentUser())).toHaveProperty("code", "auth");
});

describe("without a token, a client", () => {
  beforeEach(() => void vi.stubEnv("CREWKIT_TOKEN", undefined));

  test("rejects a call that needs a token before the first request", async () => {
    const crewkit = createCrewkit({ baseUrl: "http://a.example", fetch: () => expect.unreachable() });
    const error = await catchError(crewkit.auth.getCurrentUser());
    expect(error).toMatchObject({ code: "auth", status: 0, reason: expect.stringMatching(/^No token: pass token or/) });
  });

  test("sends a call with a header of its own, or if the token is null", async () => {
    await using server = await serveEcho();
    const headers = { Authorization: "Bearer other" };
    await createCrewkit({ baseUrl: server.baseUrl }).org(id).sessions.get(id, { headers });
    await createCrewkit({ baseUrl: server.baseUrl, token: null }).org(id).sessions.get(id);
  });
});
