import { createMock } from "@crewkit/mock/web";
import type { paths } from "@crewkit/types";
import type { Client } from "openapi-fetch";
import { describe, expect, expectTypeOf, onTestFinished, test, vi } from "vitest";
import { createHttp } from "./http.ts";
import { createCrewkit } from "./index.ts";
import { catchError } from "./testing/catch-error.ts";
import { hang, serve } from "./testing/server.ts";
import { skipWaits } from "./testing/time.ts";
import { memoryStore } from "./testing/tokens.ts";

const org_id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const params = { path: { org_id } };

test("has the types of openapi-fetch", async () => {
  const mock = createMock();
  const http = createHttp(createCrewkit({ baseUrl: "http://crewkit.test", fetch: mock.fetch, token: mock.tokens.ada }));
  expectTypeOf(http).toEqualTypeOf<Client<paths>>();
  const { data, error } = await http.GET("/{org_id}/projects/{id}", { params: { path: { org_id, id: org_id } } });
  expect([data, error?.error]).toEqual([undefined, "Not found"]);
});

describe("uses the connection:", () => {
  test("the token, except for public operations", async () => {
    const received: unknown[] = [];
    const server = serve(({ headers }) => Response.json({ n: received.push(headers.authorization) }));
    const http = createHttp(createCrewkit({ ...server.options, token: "secret" }));
    await http.GET("/auth/me");
    await http.GET("/health");
    await http.GET("/invitations/{token}", { params: { path: { token: "inv_AbcdefghijklmnopqrstuvwxyzABCDEF" } } });
    expect(received).toEqual(["Bearer secret", undefined, undefined]);
  });

  test("retries, and returns the last response", async () => {
    onTestFinished(skipWaits());
    const statuses = [500, 503, 404];
    const server = serve(() => Response.json({ error: `${statuses[0]}` }, { status: statuses.shift() ?? 200 }));
    const { error, response } = await createHttp(createCrewkit(server.options)).GET("/health");
    expect([error, response.status, server.requestLog.length]).toEqual([{ error: "404" }, 404, 3]);
    statuses.push(500, 404);
    expect((await createHttp(createCrewkit(server.options)).GET("/health", { retries: 0 })).response.status).toBe(500);
  });

  test("fetch options, and options of the connection", async () => {
    const fetch = vi.fn(async (_url: string, _request: object) => Response.json({}));
    const http = createHttp(createCrewkit({ baseUrl: "http://a.example", fetch }), {
      cache: "no-store",
      headers: { "X-A": "1" },
    });
    await http.GET("/health", { keepalive: true, next: { revalidate: 60 } });
    const [, request] = fetch.mock.lastCall ?? [];
    const expected = { cache: "no-store", keepalive: true, next: { revalidate: 60 }, redirect: "manual", body: null };
    expect(request).toMatchObject({ ...expected, headers: { "x-a": "1" } });
    expect(request).not.toHaveProperty("credentials");
  });

  test("arrays in the style of the contract", async () => {
    const server = serve(() => Response.json({}));
    const query = { stacks: ["a", "b"] };
    await createHttp(createCrewkit(server.options)).GET("/{org_id}/playbooks/for_stacks", {
      params: { ...params, query },
    });
    expect(server.requestLog).toEqual([`GET /${org_id}/playbooks/for_stacks?stacks=a,b`]);
  });
});

describe("rejects with a CrewkitError:", () => {
  const unreachable = createHttp(createCrewkit(serve(() => expect.unreachable()).options));
  const project = "/{org_id}/projects/{id}";

  test("a failure without a response", async () => {
    onTestFinished(skipWaits());
    const http = createHttp(createCrewkit(serve(hang).options));
    const error = await catchError(http.GET(project, { params: { path: { org_id, id: org_id } }, timeout: 20 }));
    expect(error).toMatchObject({ code: "timeout", operation: "GET /{id}/projects/{id}" });
    const signal = AbortSignal.abort();
    expect(await catchError(unreachable.GET("/health", { signal }))).toMatchObject({ code: "aborted" });
  });

  test("a token refresh that fails", async () => {
    const server = serve(() => Response.json({ error: "Invalid refresh token" }, { status: 401 }));
    const tokens = memoryStore({ access_token: "access", refresh_token: "refresh", expires_at: 1 });
    const error = await catchError(createHttp(createCrewkit({ ...server.options, tokens })).GET("/auth/me"));
    expect(error).toMatchObject({ code: "auth", status: 401, operation: "GET /auth/me" });
  });

  test("a redirect", async () => {
    const http = createHttp(createCrewkit(serve(() => Response.redirect("http://a.example/")).options));
    const error = await catchError(http.GET("/health"));
    expect(error).toMatchObject({ status: 302, reason: expect.stringContaining("redirect to http://a.example/") });
  });

  test.each([
    undefined,
    {},
    { path: {} },
    { path: { org_id: "" } },
    { path: { org_id: ".." } },
    { path: { org_id: "a/b" } },
  ])("a missing or malformed path parameter: %j", async (params) => {
    const error = await catchError(unreachable.GET("/{org_id}/projects", { params: params as never }));
    expect(error).toMatchObject({ code: "invalid_request", operation: "GET /{id}/projects" });
    expect(error.reason).toBe("params.path.org_id is missing or malformed");
  });

  test.each(["http://evil.example", "http://crewkit.test/api/v1-evil", "http://crewkit.test/api/v1/.."])(
    "a request outside of the base URL: %s",
    async (baseUrl) => {
      const error = await catchError(unreachable.GET("/health", { baseUrl }));
      expect(error).toMatchObject({ code: "invalid_request", reason: expect.stringContaining("Do not set baseUrl") });
    },
  );
});
