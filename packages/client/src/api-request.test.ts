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

  test.each([...paths, "/a?b", "/a#b", "/{org_id}/projects", undefined as never])("path %j", async (path) => {
    const error = await catchError(unreachable.request({ method: "GET", path }));
    expect(error).toMatchObject({
      code: "invalid_request",
      reason: expect.stringMatching(/^path must start with a slash/),
    });
  });
});

test.each([
  [`/${org_id}/sessions/${org_id}/end`, "POST /{id}/sessions/{id}/end"],
  ["/invitations/inv_AbcdefghijklmnopqrstuvwxyzABCDEF/accept", "POST /invitations/{id}/accept"],
  ["/auth/magic_link/slug-available", "POST /auth/magic_link/slug-available"],
  ["https://a.example/?token=secret", "POST {id}//{id}/{id}"],
])("the operation of %s in errors contains no values", async (path, operation) => {
  const server = serve(() => Response.json({ error: "Not found" }, { status: 404 }));
  expect(await catchError(createCrewkit(server.options).request({ method: "POST", path }))).toHaveProperty(
    "operation",
    operation,
  );
});
