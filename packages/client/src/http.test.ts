import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { startMock } from "@crewkit/mock";
import { listOperations, type Parameter } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import type { Project } from "@crewkit/types";
import { afterEach, describe, expect, expectTypeOf, test, vi } from "vitest";
import { createHttp } from "./http.ts";
import { CrewkitError, createCrewkit } from "./index.ts";

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

const org_id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";

describe("against the mock", () => {
  test("CREWKIT_API_URL and CREWKIT_TOKEN are enough for a typed call", async () => {
    const mock = await startMock();
    cleanups.push(mock.close);
    vi.stubEnv("CREWKIT_API_URL", new URL(mock.url).origin);
    vi.stubEnv("CREWKIT_TOKEN", mock.firstCall.token);

    const { data, response } = await createHttp(createCrewkit()).GET("/{org_id}/projects", {
      params: { path: { org_id } },
    });

    expectTypeOf(data.data).toEqualTypeOf<Project[]>();
    expect(data.data.map(({ slug }) => slug)).toEqual(["checkout", "handbook", "mobile-app"]);
    expect(response.headers.get("X-RateLimit-Limit")).toBe("100");
  });

  test("a refused body is one error with status, message and details", async () => {
    const mock = await startMock();
    cleanups.push(mock.close);
    const http = createHttp(createCrewkit({ baseUrl: mock.url, token: mock.firstCall.token }));

    const body = { name: "Payments", slug: "Not a slug" };
    const error = await http.POST("/{org_id}/projects", { params: { path: { org_id } }, body }).catch((e) => e);

    expect(error).toBeInstanceOf(CrewkitError);
    expect(error.status).toBe(422);
    expect(error.message).toMatch(/^Validation failed: Slug may only have .* \(POST http.*\/projects answered 422\)$/);
    expect(error.reason).toMatch(/^Validation failed: Slug may only have [^(]+$/);
    expect(error.details).toEqual({ slug: [expect.stringContaining("may only have lower case letters")] });
    expect(error.headers.get("X-RateLimit-Reset")).toMatch(/^\d+$/);
  });
});

test("a list in a query is written as the contract writes all of them", async () => {
  const lists = listOperations(readContract()).flatMap(({ parameters }) => parameters.filter(isList));
  expect(lists).not.toHaveLength(0);
  for (const list of lists) expect(list).toMatchObject({ in: "query", style: "form", explode: false });

  const asked = vi.fn<typeof fetch>(async () => Response.json({ data: [], meta: {} }));
  const http = createHttp(createCrewkit({ baseUrl: "http://127.0.0.1/api/v1", token: "any", fetch: asked }));
  await http.GET("/{org_id}/playbooks/for_stacks", {
    params: { path: { org_id }, query: { stacks: ["rails", "react"] } },
  });
  expect(asked).toHaveBeenCalledWith(expect.objectContaining({ url: expect.stringMatching(/\?stacks=rails,react$/) }));
});

describe("a server that does not speak the API", () => {
  test.each([
    [
      "HTML in a 200",
      200,
      "text/html",
      "<h1>Sign in</h1>",
      /Not an answer of the crewkit API: text\/html, "<h1>Sign in/,
    ],
    ["an empty 502", 502, "text/plain", "", /Not an answer of the crewkit API: text\/plain, "" .* answered 502/],
    [
      "truncated JSON",
      200,
      "application/json",
      '{"data":{"sta',
      /broken JSON, "{"data":{"sta" \(GET .* answered 200\)/,
    ],
    ["an empty 200", 200, "application/json", "", /broken JSON, ""/],
    ["JSON of another form", 500, "application/json", '{"message":"oops"}', /Not an answer of the crewkit API/],
  ])("%s is a CrewkitError that says what came", async (_name, status, type, text, message) => {
    const baseUrl = await serve((_request, response) => response.writeHead(status, { "Content-Type": type }).end(text));
    const error = await createHttp(createCrewkit({ baseUrl }))
      .GET("/health")
      .catch((e) => e);
    expect(error).toBeInstanceOf(CrewkitError);
    expect(error).toMatchObject({ status, message: expect.stringMatching(message) });
  });

  test("no server at all is a CrewkitError with status 0 and the reason", async () => {
    const baseUrl = await serve(() => {});
    for (const cleanup of cleanups.splice(0)) await cleanup();
    const error = await createHttp(createCrewkit({ baseUrl }))
      .GET("/health")
      .catch((e) => e);
    expect(error).toBeInstanceOf(CrewkitError);
    expect(error).toMatchObject({ status: 0, message: expect.stringMatching(/No answer: .*ECONNREFUSED/) });
  });

  test("whoever cancels gets the own reason back", async () => {
    const baseUrl = await serve(() => {});
    const call = createHttp(createCrewkit({ baseUrl })).GET("/health", { signal: AbortSignal.timeout(20) });
    await expect(call).rejects.toThrow(expect.objectContaining({ name: "TimeoutError" }));
  });
});

describe("the token", () => {
  test("may be a function, which is asked for each call", async () => {
    const seen: unknown[] = [];
    const baseUrl = await serve(({ headers }, response) => {
      seen.push(headers.authorization);
      response.writeHead(200, { "Content-Type": "application/json" }).end("{}");
    });
    let calls = 0;
    const http = createHttp(createCrewkit({ baseUrl, token: async () => `token-${++calls}` }));
    await http.GET("/auth/me");
    await http.GET("/auth/me");
    expect(seen).toEqual(["Bearer token-1", "Bearer token-2"]);
  });

  test("that no header can carry is refused, and not repeated", async () => {
    const call = createHttp(createCrewkit({ baseUrl: "http://127.0.0.1:9", token: "secret\ntoken" })).GET("/auth/me");
    await expect(call).rejects.toThrow("The token has a space, a line break or another character");
    await expect(call).rejects.not.toThrow("secret");
  });
});

describe("types", () => {
  const http = createHttp(createCrewkit({ baseUrl: "http://127.0.0.1:9" }));
  const params = { path: { org_id } };
  const project = { path: { org_id, id: org_id } };

  // Compiled, never called: a line without its error fails `tsc`.
  const _wrong = () => [
    // @ts-expect-error: there is no such path
    http.GET("/project", { params }),
    // @ts-expect-error: the organization is missing
    http.GET("/{org_id}/projects"),
    // @ts-expect-error: no such query parameter
    http.GET("/{org_id}/projects", { params: { ...params, query: { pge: 2 } } }),
    // @ts-expect-error: query stands inside params
    http.GET("/{org_id}/projects", { params, query: { page: 2 } }),
    // @ts-expect-error: the slug is missing
    http.POST("/{org_id}/projects", { params, body: { name: "Payments" } }),
    // @ts-expect-error: no such field
    http.POST("/{org_id}/projects", { params, body: { name: "Payments", slug: "payments", color: 1 } }),
    // @ts-expect-error: the type of a project can't change
    http.PATCH("/{org_id}/projects/{id}", { params: project, body: { project_type: "workspace" } }),
    // @ts-expect-error: health can't be deleted
    http.DELETE("/health"),
  ];

  test("what is optional may be left out", () => {
    expectTypeOf(http.GET<"/organizations">).toBeCallableWith("/organizations");
    expectTypeOf(http.POST<"/{org_id}/sessions/{id}/end">).toBeCallableWith("/{org_id}/sessions/{id}/end", {
      params: { path: { org_id, id: org_id } },
    });
  });
});

describe("path parameters that would leave their place are refused before anything is sent", () => {
  test.each([
    [{}, "the path parameter org_id is missing"],
    [{ org_id: "" }, "the path parameter org_id is missing"],
    [{ org_id: ".." }, 'the path parameter org_id can\'t be ".."'],
  ])("%o", async (path, message) => {
    const http = createHttp(createCrewkit({ baseUrl: "http://127.0.0.1:9" }));
    const call = http.GET("/{org_id}/projects", { params: { path: path as { org_id: string } } });
    await expect(call).rejects.toThrow(`/{org_id}/projects: ${message}`);
  });
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  cleanups.push(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, "close").catch(() => {});
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function isList({ schema }: Parameter): boolean {
  return schema !== undefined && "type" in schema && schema.type === "array";
}
