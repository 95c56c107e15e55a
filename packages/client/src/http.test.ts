import { createMock } from "@crewkit/mock/web";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { rateLimitHeaders } from "./generated/contract.ts";
import { createHttp, type HttpOptions } from "./http.ts";
import { type CrewkitOptions, createCrewkit } from "./index.ts";
import { catchError } from "./testing/catch-error.ts";
import { serveEcho } from "./testing/listen-http.ts";
import { hang, serve } from "./testing/server.ts";
import { skipWaits } from "./testing/time.ts";

const org_id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const params = { path: { org_id } };
const body = { name: "Payments", slug: "payments" };
const createClient = (options: CrewkitOptions) => createHttp(createCrewkit({ token: "secret", ...options }));

describe("against the mock", () => {
  test("uses CREWKIT_API_URL and CREWKIT_TOKEN", async () => {
    const mock = createMock();
    vi.stubGlobal("fetch", mock.fetch);
    vi.stubEnv("CREWKIT_API_URL", "http://crewkit.test");
    vi.stubEnv("CREWKIT_TOKEN", mock.tokens.ada);
    const { data, response } = await createHttp(createCrewkit()).GET("/{org_id}/projects", { params });
    expect(data.data.map(({ slug }) => slug)).toEqual(["checkout", "handbook", "mobile-app"]);
    expect(data.meta.total_count).toBe(3);
    expect(response.headers.has(rateLimitHeaders.limit)).toBe(true);
  });

  test("rejects with a CrewkitError that contains the method and path", async () => {
    const mock = createMock();
    const http = createClient({ fetch: mock.fetch, token: mock.tokens.ada });
    const call = http.POST("/{org_id}/projects", { params, body: { name: "Payments", slug: "Not a slug" } });
    expect(await catchError(call)).toMatchObject({
      ...{ code: "api_error", status: 422, operation: "POST /{org_id}/projects" },
      details: { slug: [expect.any(String)] },
      rateLimit: { limit: expect.any(Number), remaining: expect.any(Number), reset: expect.any(Number) },
    });
  });
});

/** Sends a request with the options, and returns the request that the server received. */
async function sendAndRead(init: HttpOptions & { params?: object }, options?: CrewkitOptions) {
  await using server = await serveEcho();
  const http = createClient({ baseUrl: server.baseUrl, ...options });
  const { data } = await http.POST("/{org_id}/projects", { params, body, ...(init as object) });
  return data.data as unknown as { method: string; url: string; headers: Record<string, string>; body: string };
}

describe("supports openapi-fetch options:", () => {
  test.each([{ "X-Trace": 7, Accept: "text/plain" }, new Headers({ "X-Trace": "7", Accept: "text/plain" })])(
    "headers: %o",
    async (headers) => {
      const defaults = { authorization: "Bearer secret", "content-type": "application/json" };
      const received = await sendAndRead({ headers });
      expect(received.headers).toMatchObject({ "x-trace": "7", accept: "text/plain", ...defaults });
    },
  );

  test("params.header, which overrides headers", async () => {
    const header = { prefer: "code=404", "x-a": null };
    const received = await sendAndRead({ params: { ...params, header }, headers: { Prefer: "code=500", "x-a": "1" } });
    expect(received.headers.prefer).toBe("code=404");
    expect(received.headers).not.toHaveProperty("x-a");
  });

  test("querySerializer and bodySerializer", async () => {
    const query = { a: 1, list: [1, 2] };
    const custom = await sendAndRead({
      params: { ...params, query },
      querySerializer: () => "custom=1",
      bodySerializer: () => "{}",
    });
    expect(custom).toMatchObject({ url: expect.stringMatching(/projects\?custom=1$/), body: "{}" });
    const array = { style: "form", explode: true } as const;
    const exploded = await sendAndRead({ params: { ...params, query }, querySerializer: { array } });
    expect(exploded.url).toMatch(/\?a=1&list=1&list=2$/);
  });

  test("fetch options, except those that the connection sets", async () => {
    const fetched = vi.fn(async (_url: string, _request: object) => Response.json({}));
    const fetch = () => expect.unreachable();
    const wrong = { method: "PUT", redirect: "follow", baseUrl: "http://evil.example", fetch };
    const http = createClient({ baseUrl: "http://a.example", fetch: fetched });
    await http.GET("/{org_id}/projects", { params, cache: "no-store", keepalive: true, ...wrong });
    const [url, request] = fetched.mock.lastCall ?? [];
    expect(url).toBe(`http://a.example/api/v1/${org_id}/projects`);
    expect(request).toMatchObject({ url, method: "GET", redirect: "manual", cache: "no-store", keepalive: true });
  });
});

test("uses the HTTP method of the function", async () => {
  const server = serve(() => Response.json({}));
  const http = createClient(server);
  const idParams = { path: { org_id, id: org_id } };
  await http.GET("/{org_id}/projects/{id}", { params: idParams });
  await http.POST("/{org_id}/projects", { params, body });
  await http.PATCH("/{org_id}/projects/{id}", { params: idParams, body });
  await http.DELETE("/{org_id}/projects/{id}", { params: idParams });
  expect(server.requestLog.map((line) => line.split(" ")[0])).toEqual(["GET", "POST", "PATCH", "DELETE"]);
});

describe("supports connection options:", () => {
  test("retries", async () => {
    const server = serve(() => Response.json({ error: "Internal server error" }, { status: 500 }));
    const http = createClient({ ...server, retries: 5 });
    const error = await catchError(http.GET("/health", { retries: 1 }));
    expect(error).toMatchObject({ status: 500, operation: "GET /health" });
    expect(server.requestLog).toHaveLength(2);
  });

  test("timeout and signal", async () => {
    onTestFinished(skipWaits());
    const server = serve(hang);
    const http = createClient(server);
    expect(await catchError(http.GET("/health", { timeout: 20 }))).toMatchObject({ code: "timeout" });
    expect(await catchError(http.GET("/health", { signal: AbortSignal.abort() }))).toMatchObject({ code: "aborted" });
  });

  test("token, except for public operations", async () => {
    const received: unknown[] = [];
    const server = serve(({ headers }) => Response.json({ n: received.push(headers.authorization) }));
    const http = createClient(server);
    await http.GET("/health");
    await http.GET("/auth/me");
    expect(received).toEqual([undefined, "Bearer secret"]);
  });
});

describe("differs from openapi-fetch:", () => {
  const unreachableClient = createClient(serve(() => expect.unreachable()));

  test.each([undefined, {}, { path: {} }, { path: undefined }, { path: { org_id: "" } }])(
    "rejects a missing path parameter: %o",
    async (params) => {
      const error = await catchError(unreachableClient.GET("/{org_id}/projects", { params: params as never }));
      expect(error).toMatchObject({ code: "invalid_request", status: 0, operation: "GET /{org_id}/projects" });
      expect(error.message).toContain("org_id");
    },
  );

  test("serializes a Date as its UTC day, and arrays in the style that the contract declares", async () => {
    const server = serve(() => Response.json({}));
    const http = createClient(server);
    const start_date = new Date("2026-11-20T12:00:00Z");
    await http.GET("/{org_id}/sessions/analytics/summary", { params: { ...params, query: { start_date } } });
    await http.GET("/{org_id}/playbooks/for_stacks", { params: { ...params, query: { stacks: ["a", "b"] } } });
    expect(server.requestLog).toEqual([
      expect.stringMatching(/\?start_date=2026-11-20$/),
      expect.stringMatching(/\?stacks=a,b$/),
    ]);
  });
});
