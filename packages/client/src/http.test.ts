import { createMock } from "@crewkit/mock/web";
import type { paths } from "@crewkit/types";
import createClient, { type Client, type Middleware } from "openapi-fetch";
import { describe, expect, expectTypeOf, onTestFinished, test, vi } from "vitest";
import { createHttp } from "./http.ts";
import { createCrewkit } from "./index.ts";
import { catchError } from "./testing/catch-error.ts";
import { listenHttp, refusingOrigin } from "./testing/listen.ts";
import { hang, type ReceivedRequest, requestTarget, serve } from "./testing/server.ts";
import { skipWaits } from "./testing/time.ts";
import { memoryStore } from "./testing/tokens.ts";

const org_id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const params = { path: { org_id } };
const body = { name: "Payments", slug: "payments" };

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
    await createHttp(createCrewkit({ ...server.options, token: null })).GET("/{org_id}/playbooks/for_stacks", {
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
    const http = createHttp(createCrewkit({ ...serve(hang).options, token: null }));
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

describe("sends nothing that would be lost:", () => {
  const http = createHttp(createCrewkit(serve(() => expect.unreachable()).options));

  test("bytes, which are no text", async () => {
    const bodySerializer = () => new Uint8Array([0xff, 0xd8]);
    const error = await catchError(http.POST("/{org_id}/projects", { params, body, bodySerializer }));
    expect(error).toMatchObject({ code: "invalid_request", reason: expect.stringContaining("The body must be text") });
  });

  test.each([
    ["NaN in a query", { params: { ...params, query: { page: Number.NaN } } }, "page must be "],
    ["a Map in a body", { params, body: { ...body, slug: new Map() as never } }, "body.slug must be "],
  ])("%s", async (_name, options, message) => {
    const call = http.POST("/{org_id}/projects", options as never);
    await expect(call).rejects.toThrow(message);
  });

  test("an option of the client", () => {
    const options = { baseUrl: "http://a.example" };
    expect(() => createHttp(createCrewkit(), options as object)).toThrow("Unsupported option baseUrl");
  });
});

type Http = Client<paths>;

/** Calls the server with openapi-fetch and with `createHttp`. Both must have the same outcome, which is returned. */
async function compare(baseUrl: string, call: (http: Http) => Promise<unknown>): Promise<unknown> {
  const crewkit = createCrewkit({ baseUrl, token: "t", limits: [], retries: 0 });
  const outcomes = [createClient<paths>({ baseUrl: crewkit.baseUrl }), createHttp(crewkit)].map(async (http) =>
    call(http).catch(() => "rejected"),
  );
  const [expected, actual] = await Promise.all(outcomes);
  expect(actual).toEqual(expected);
  return actual;
}

describe("handles a response as openapi-fetch:", () => {
  const responses: [name: string, Response, data?: unknown, error?: unknown][] = [
    ["JSON", Response.json({ status: "ok" }, { headers: { "X-A": "1" } }), { status: "ok" }],
    ["a JSON array", Response.json([1]), [1]],
    ["an empty 200", new Response("")],
    ["a 204", new Response(null, { status: 204 })],
    ["an error", Response.json({ error: "Not found" }, { status: 404 }), undefined, { error: "Not found" }],
    ["an HTML error", new Response("<p>", { status: 502, statusText: "Bad" }), undefined, "<p>"],
    ["an empty error", new Response("", { status: 500 }), undefined, ""],
    ["a 304", new Response(null, { status: 304 }), undefined, ""],
  ];

  test.each(responses)("%s", async (_name, response, data, error) => {
    await using server = await listenHttp(serve(() => response.clone()));
    const outcome = await compare(server.baseUrl, async (http) => {
      const { response, ...rest } = await http.GET("/health", {});
      const { status, statusText, url, headers } = response;
      return {
        data: undefined,
        error: undefined,
        ...rest,
        status,
        statusText,
        url,
        headers: [...headers],
        bodyUsed: response.bodyUsed,
      };
    });
    expect(outcome).toMatchObject({ status: response.status, data, error });
  });

  test("HTML instead of JSON", async () => {
    await using server = await listenHttp(serve(() => new Response("<p>")));
    expect(await compare(server.baseUrl, (http) => http.GET("/health"))).toBe("rejected");
    expect(await compare(server.baseUrl, async (http) => (await http.GET("/health", { parseAs: "text" })).data)).toBe(
      "<p>",
    );
  });

  test("a lost connection", async () => {
    expect(await compare(await refusingOrigin(), (http) => http.GET("/health"))).toBe("rejected");
  });
});

const echo = ({ method, headers, body, ...request }: ReceivedRequest) =>
  Response.json({
    method,
    target: requestTarget(request as ReceivedRequest),
    type: headers["content-type"],
    x: headers["x-a"],
    body,
  });

describe("supports the options of openapi-fetch:", () => {
  const id = org_id;
  const calls: [name: string, (http: Http) => Promise<{ data?: unknown }>, expected: object][] = [
    [
      "query",
      (http) => http.GET("/{org_id}/projects", { params: { ...params, query: { page: 2 } } }),
      { method: "GET", target: `/${org_id}/projects?page=2` },
    ],
    [
      "body",
      (http) => http.POST("/{org_id}/projects", { params, body }),
      { method: "POST", type: "application/json", body: JSON.stringify(body) },
    ],
    ["no body", (http) => http.POST("/{org_id}/sessions/{id}/end", { params: { path: { org_id, id } } }), { body: "" }],
    ["request()", (http) => http.request("delete", "/auth/me"), { method: "DELETE" }],
    ["unknown methods", (http) => http.PUT("/health" as never, { body: {} } as never), { method: "PUT" }],
    ["headers", (http) => http.GET("/health", { headers: { "X-A": 7, Accept: null } }), { x: "7" }],
    [
      "bodySerializer",
      (http) =>
        http.POST("/{org_id}/projects", {
          params,
          body,
          bodySerializer: () => "x",
          headers: { "Content-Type": "text/csv" },
        }),
      { type: "text/csv", body: "x" },
    ],
    ["querySerializer", (http) => http.GET("/health", { querySerializer: () => "a=1" }), { target: "/health?a=1" }],
    [
      "parseAs",
      async (http) => ({
        data: JSON.parse(await new Response((await http.GET("/health", { parseAs: "stream" })).data).text()),
      }),
      { method: "GET" },
    ],
  ];

  test.each(calls)("%s", async (_name, call, expected) => {
    await using server = await listenHttp(serve(echo));
    expect(await compare(server.baseUrl, async (http) => (await call(http)).data)).toMatchObject(expected);
  });

  test("middleware", async () => {
    await using server = await listenHttp(serve(echo));
    const outcome = await compare(server.baseUrl, async (http) => {
      const log: string[] = [];
      const middleware = (name: string): Middleware => ({
        onRequest({ request, schemaPath }) {
          log.push(`${name} ${schemaPath}`);
          request.headers.set("X-A", `${request.headers.get("X-A") ?? ""}${name}`);
        },
        onResponse: async ({ response }) => void log.push(`${name} ${(await response.clone().json()).x}`),
      });
      http.use(middleware("a"), middleware("b"));
      await http.GET("/health");
      http.use({ onRequest: () => Response.json({ cached: true }) });
      log.push(JSON.stringify((await http.GET("/health")).data));
      return log;
    });
    expect(outcome).toEqual(["a /health", "b /health", "b ab", "a ab", "a /health", "b /health", `{"cached":true}`]);
  });

  test("onError", async () => {
    const call = async (http: Http) => {
      http.use({ onError: () => Response.json({ status: "offline" }) });
      return (await http.GET("/health")).data;
    };
    expect(await compare(await refusingOrigin(), call)).toEqual({ status: "offline" });
  });

  test("signal", async () => {
    const controller = new AbortController();
    await using server = await listenHttp(
      serve(() => {
        controller.abort();
        return hang();
      }),
    );
    expect(await compare(server.baseUrl, (http) => http.GET("/health", { signal: controller.signal }))).toBe(
      "rejected",
    );
  });
});
