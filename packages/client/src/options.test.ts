import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createHttp } from "./http.ts";
import { createCrewkit } from "./index.ts";
import { connect, getHealth, getSession } from "./ops.ts";
import { failureOf } from "./testing/failure.ts";
import { serve } from "./testing/serve.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const other = "0b9d2c7a-5e31-4c8f-a6d4-1f7e3b2c9d80";
const stub = (name: string, value: string) => {
  vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
};
const mirror = () =>
  serve(({ method, headers }, response) => response.end(JSON.stringify({ data: { method, headers } })));

describe("who is asked for", () => {
  const tokens = { load: () => ({ access_token: "stored", refresh_token: "r" }), save: () => {} };

  test("token and tokens together are refused", () => {
    expect(() => createCrewkit({ token: "t", tokens })).toThrow(new TypeError("Give token or tokens, not both"));
  });

  test("a store goes before CREWKIT_TOKEN", async () => {
    stub("CREWKIT_TOKEN", "environment");
    const crewkit = createCrewkit({ baseUrl: await mirror(), tokens });
    expect(await crewkit.org(id).sessions.get(id)).toMatchObject({ headers: { authorization: "Bearer stored" } });
  });

  test("variables that are empty are not set", async () => {
    stub("CREWKIT_API_URL", "");
    stub("CREWKIT_TOKEN", "");
    expect(createCrewkit().baseUrl).toBe("https://api.crewkit.io/api/v1");
  });

  test("the time ends the wait for a token function", async () => {
    const crewkit = createCrewkit({ baseUrl: "http://127.0.0.1:1", token: () => new Promise(() => {}) });
    expect(await failureOf(crewkit.org(id).sessions.get(id, { timeout: 30 }))).toMatchObject({ code: "timeout" });
  }, 1000);
});

test("what got no answer is open no more: the limiter lets others through", async () => {
  let isUp = false;
  const fetch = async () => {
    if (!isUp) throw new TypeError("fetch failed");
    return Response.json({ data: {} });
  };
  const org = createCrewkit({ baseUrl: "http://a.example", token: "t", fetch, retries: 0, timeout: 2000 }).org(id);
  for (let call = 0; call < 20; call++) await expect(org.sessions.get(id)).rejects.toMatchObject({ code: "network" });
  isUp = true;
  await expect(org.sessions.get(id)).resolves.toEqual({});
}, 4000);

test("only what stands under an organization counts for its limit", async () => {
  const limits = [{ scope: "organization", requests: 1, seconds: 60 }];
  const crewkit = createCrewkit({ baseUrl: await mirror(), token: "t", limits, whenExhausted: "throw" });
  for (let call = 0; call < 3; call++) await expect(crewkit.resources.get(other)).resolves.toBeDefined();
});

test("a body that may be left out is left out", async () => {
  const seen: unknown[] = [];
  const crewkit = createCrewkit({ baseUrl: await mirror(), token: "t" });
  crewkit.use((request, next) => {
    seen.push([request.body, request.headers["content-type"]]);
    return next(request);
  });
  await crewkit.org(id).sessions.end(id);
  expect(seen).toEqual([[null, undefined]]);
});

test("a group is the same each time, so that a test can replace a method of it", async () => {
  const crewkit = createCrewkit({ token: "t" });
  expect(crewkit.auth).toBe(crewkit.auth);
  const org = crewkit.org(id);
  vi.spyOn(org.sessions, "get").mockResolvedValue({ id } as never);
  await expect(org.sessions.get(id)).resolves.toEqual({ id });
});

test("fetch is called without a `this`, as a browser's must be", async () => {
  const seen: unknown[] = [];
  async function fetch(this: unknown) {
    seen.push(this);
    return Response.json({ data: {} });
  }
  await getSession(connect({ baseUrl: "http://a.example", fetch }), id, id);
  expect(seen).toEqual([undefined]);
});

test("the platform's fetch is looked up when it is needed", async () => {
  const crewkit = connect({ baseUrl: "http://a.example", token: "t" });
  vi.stubGlobal("fetch", async () => Response.json({ data: "patched" }));
  onTestFinished(() => void vi.unstubAllGlobals());
  expect(await getHealth(crewkit)).toBe("patched");
});

test("a header that is undefined is empty, and no word", async () => {
  const headers = { "x-a": undefined } as unknown as Record<string, string>;
  const seen = await getSession(connect({ baseUrl: await mirror() }), id, id, { headers });
  expect(seen).toMatchObject({ headers: { "x-a": "" } });
});

test("each method of /http is the one it is called", async () => {
  const http = createHttp(createCrewkit({ baseUrl: await mirror(), token: "t" }));
  const params = { path: { org_id: id, id } };
  const body = { name: "Payments", slug: "payments" };
  const answers = await Promise.all([
    http.GET("/{org_id}/projects/{id}", { params }),
    http.POST("/{org_id}/projects", { params: { path: { org_id: id } }, body }),
    http.PATCH("/{org_id}/projects/{id}", { params, body }),
    http.DELETE("/{org_id}/projects/{id}", { params }),
  ]);
  const methods = answers.map(({ data }) => (data as unknown as { data: { method: string } }).data.method);
  expect(methods).toEqual(["GET", "POST", "PATCH", "DELETE"]);
});
