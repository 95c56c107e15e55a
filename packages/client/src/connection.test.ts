import { afterEach, describe, expect, test, vi } from "vitest";
import { productionUrl } from "./generated/contract.ts";
import { createCrewkit } from "./index.ts";
import { connect, connectResilient, getHealth, getSession } from "./ops.ts";
import { failureOf } from "./testing/failure.ts";
import { serveMirror } from "./testing/mirror.ts";
import { serve } from "./testing/server.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const tokens = { load: () => ({ access_token: "stored", refresh_token: "refresh" }), save() {} };
const withToken = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });

afterEach(() => void vi.unstubAllEnvs());

describe.each([
  ["connect()", connect],
  ["connectResilient()", connectResilient],
])("%s", (_name, connect) => {
  test("takes CREWKIT_TOKEN", async () => {
    vi.stubEnv("CREWKIT_TOKEN", "environment");
    await using server = await serveMirror();
    expect(await getSession(connect({ baseUrl: server.baseUrl }), id, id)).toMatchObject(withToken("environment"));
  });

  test("asks a function for the token of each request", async () => {
    await using server = await serveMirror();
    let times = 0;
    const crewkit = connect({ baseUrl: server.baseUrl, token: async () => `token-${++times}` });
    expect(await getSession(crewkit, id, id)).toMatchObject(withToken("token-1"));
    expect(await getSession(crewkit, id, id)).toMatchObject(withToken("token-2"));
  });

  test("neither sends nor asks for a token where none is needed, so that one can sign in", async () => {
    await using server = await serveMirror();
    const token = () => expect.unreachable();
    for (const given of ["fixed", token]) {
      const seen = await getHealth(connect({ baseUrl: server.baseUrl, token: given }));
      expect(seen).toHaveProperty("headers.accept");
      expect(seen).not.toHaveProperty("headers.authorization");
    }
  });

  test("has a timeout for all its calls", async () => {
    await using server = await serve(() => {});
    const crewkit = connect({ baseUrl: server.baseUrl, timeout: 30 });
    expect(await failureOf(getSession(crewkit, id, id))).toMatchObject({ code: "timeout" });
  });

  test.each([
    ["timeout", () => ({ timeout: 30 })],
    ["aborted", () => ({ signal: AbortSignal.timeout(30) })],
  ])("ends the wait for a token function too: %s", async (code, options) => {
    const crewkit = connect({ baseUrl: "http://a.example", token: () => new Promise(() => {}) });
    expect(await failureOf(getSession(crewkit, id, id, options()))).toMatchObject({ code });
  });
});

test("token and tokens together are refused", () => {
  const options = { token: "fixed", tokens };
  expect(() => createCrewkit(options)).toThrow(new TypeError("Give token or tokens, not both"));
});

test("a store goes before CREWKIT_TOKEN", async () => {
  vi.stubEnv("CREWKIT_TOKEN", "environment");
  await using server = await serveMirror();
  const crewkit = createCrewkit({ baseUrl: server.baseUrl, tokens });
  expect(await crewkit.org(id).sessions.get(id)).toMatchObject(withToken("stored"));
});

test("variables that are empty are not set", async () => {
  vi.stubEnv("CREWKIT_API_URL", "");
  vi.stubEnv("CREWKIT_TOKEN", "");
  expect(createCrewkit().baseUrl).toBe(productionUrl);
  await using server = await serveMirror();
  const seen = await getSession(connect({ baseUrl: server.baseUrl }), id, id);
  expect(seen).not.toHaveProperty("headers.authorization");
});
