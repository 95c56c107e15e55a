import { createMock } from "@crewkit/mock/web";
import { describe, expect, expectTypeOf, test } from "vitest";
import { createCrewkit } from "./index.ts";
import { catchError } from "./testing/catch-error.ts";
import { serve } from "./testing/server.ts";

const org_id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";

test("returns the whole body, with the response and the rate limit on request", async () => {
  const mock = createMock();
  const crewkit = createCrewkit({ baseUrl: "http://crewkit.test", fetch: mock.fetch, token: mock.tokens.ada });
  const path = `/${org_id}/projects`;
  const list = crewkit.request<{ meta: { total_count: number } }>({ method: "GET", path, query: { per_page: 1 } });
  expectTypeOf(list).resolves.toEqualTypeOf<{ meta: { total_count: number } }>();
  expect((await list).meta.total_count).toBe(3);
  const body = { name: "Payments", slug: "payments" };
  const { data, response, rateLimit } = await crewkit.request({ method: "POST", path, body }).withResponse();
  expect(data).toMatchObject({ data: body });
  expect([response.status, rateLimit?.limit]).toEqual([201, 1000]);
});

test("accepts an empty success response", async () => {
  const crewkit = createCrewkit({ ...serve(() => new Response(null, { status: 204 })).options, token: null });
  expect(await crewkit.request({ method: "DELETE", path: "/files/.env" })).toEqual({ message: "" });
});

test("sends the query and the options of a call", async () => {
  const server = serve(({ headers, url }) => Response.json({ url, headers }));
  const query = { stacks: ["a", "b"], since: new Date("2026-11-20T14:00:00Z"), page: undefined };
  const options = { headers: { "X-A": "b" } };
  const crewkit = createCrewkit({ ...server.options, token: "t" });
  const call = crewkit.request({ method: "GET", path: "/reports", query }, options);
  expect(await call).toMatchObject({
    url: `${server.baseUrl}/reports?stacks=a,b&since=2026-11-20`,
    headers: { "x-a": "b", accept: "application/json", authorization: "Bearer t" },
  });
});

test("sends a GET by default, with the query of the path", async () => {
  const server = serve(() => Response.json({}));
  const crewkit = createCrewkit({ ...server.options, token: null });
  await crewkit.request({ path: "/reports?page=2" });
  await crewkit.request({ path: "/reports?page=2", query: { per_page: 5 } });
  expect(server.requestLog).toEqual(["GET /reports?page=2", "GET /reports?page=2&per_page=5"]);
});

describe("an invalid request is rejected and not sent:", () => {
  const unreachable = createCrewkit(serve(() => expect.unreachable()).options);
  const paths = [
    "health",
    "",
    "//a.example/b",
    "https://a.example/b",
    "/a/../b",
    "/a/%2e%2E/b",
    "/a/.\t./b",
    "/..",
    "/a\\b",
  ];

  test.each([...paths, "/a?ü", "/a#b", "/{org_id}/projects", undefined as never])("path %j", async (path) => {
    const error = await catchError(unreachable.request({ method: "GET", path }));
    expect(error).toMatchObject({
      code: "invalid_request",
      reason: expect.stringMatching(/^path must start with a slash/),
    });
  });

  const requirement = "must be a plain object, an array, a string, a finite number, a boolean or null";
  const circular: { self?: object } = {};
  circular.self = circular;
  test.each([
    [new FormData(), `body ${requirement}, received FormData`],
    [{ file: new Blob(["a"]) }, `body.file ${requirement}, received Blob`],
    [{ a: [{ b: new Map() }] }, `body.a[0].b ${requirement}, received Map`],
    [[new Set()], `body[0] ${requirement}, received Set`],
    [new Uint8Array(2), `body ${requirement}, received Uint8Array`],
    [{ bytes: Buffer.from("a") }, `body.bytes ${requirement}, received Buffer`],
    [new ReadableStream(), `body ${requirement}, received ReadableStream`],
    [{ cost: Number.NaN }, `body.cost ${requirement}, received NaN`],
    [{ at: new Date("soon") }, `body.at ${requirement}, received Invalid Date`],
    [{ user: Promise.resolve() }, `body.user ${requirement}, received Promise`],
    [{ on() {} }, `body.on ${requirement}, received a function`],
    [[undefined], `body[0] ${requirement}, received undefined`],
    ['{"a":1}', "body must be an object or an array, received a string"],
    [circular, "circular structure"],
  ])("body %o", async (body, reason) => {
    const error = await catchError(unreachable.request({ method: "POST", path: "/reports", body: body as object }));
    expect(error).toMatchObject({ code: "invalid_request", reason: expect.stringContaining(reason) });
  });

  test.each([
    [{ path: "/reports", verb: "POST" }, "Unsupported option verb"],
    [{ path: "/reports", method: "patch" }, "method must be GET, POST, PUT, PATCH or DELETE, received a string"],
    [{ path: "/reports", method: "GET", body: {} }, "A GET has no body. Pass query, or another method"],
  ])("%o", async (request, reason) => {
    expect(await catchError(unreachable.request(request as never))).toMatchObject({ code: "invalid_request", reason });
  });
});

test("sends dates, instances of classes and objects with toJSON as JSON", async () => {
  class Report {
    at = new Date(0);
    url = new URL("https://a.example/");
    note = undefined;
  }
  const crewkit = createCrewkit({ ...serve(({ body }) => Response.json({ body })).options, token: null });
  const sent = await crewkit.request({ method: "POST", path: "/reports", body: new Report() });
  expect(sent).toEqual({ body: '{"at":"1970-01-01T00:00:00.000Z","url":"https://a.example/"}' });
});

test.each([
  [`/${org_id}/sessions/${org_id}/end`, "POST /{id}/sessions/{id}/end"],
  ["/invitations/inv_AbcdefghijklmnopqrstuvwxyzABCDEF/accept", "POST /invitations/{id}/accept"],
  ["/auth/magic_link/slug-available", "POST /auth/magic_link/slug-available"],
  ["https://a.example/?token=secret", "POST {id}//{id}/"],
])("the operation of %s in errors contains no values", async (path, operation) => {
  const server = serve(() => Response.json({ error: "Not found" }, { status: 404 }));
  expect(await catchError(createCrewkit(server.options).request({ method: "POST", path }))).toHaveProperty(
    "operation",
    operation,
  );
});
