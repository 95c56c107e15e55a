import { describe, expect, test } from "vitest";
import { createHttp } from "./http.ts";
import { type CrewkitOptions, createCrewkit } from "./index.ts";
import { failureOf } from "./testing/failure.ts";
import { serve, type TestServer } from "./testing/server.ts";

const org_id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const params = { path: { org_id } };
const body = { name: "Payments", slug: "payments" };
const connected = (server: TestServer, options: CrewkitOptions = {}) =>
  createHttp(createCrewkit({ ...server, token: "secret", ...options }));
const unsent = connected(serve(() => expect.unreachable()));

describe("the pitfalls of openapi-fetch", () => {
  async function failureAfter(status: number, said: string) {
    const server = serve(() => new Response(said, { status }));
    return await failureOf(connected(server, { retries: 0 }).GET("/health"));
  }

  test("reports an error with an empty body", async () => {
    const error = { code: "unreadable", status: 500, operation: "GET /health" };
    expect(await failureAfter(500, "")).toMatchObject(error);
  });

  test.each(["<h1>Sign in</h1>", "", '{"data":'])("reports a 200 with %j as a CrewkitError", async (said) => {
    expect(await failureAfter(200, said)).toMatchObject({ code: "unreadable", status: 200 });
  });

  test.each([undefined, {}, { path: {} }, { path: undefined }, { path: { org_id: "" } }])(
    "rejects a missing path parameter: %o",
    async (given) => {
      const error = await failureOf(unsent.GET("/{org_id}/projects", { params: given as never }));
      expect(error).toMatchObject({ code: "invalid", status: 0, operation: "GET /{org_id}/projects" });
      expect(error.message).toContain("org_id");
    },
  );

  test.each(["..", ".", "%2e%2e", "../admin"])("rejects %j as a path parameter", async (wrong) => {
    const error = await failureOf(unsent.GET("/{org_id}/projects", { params: { path: { org_id: wrong } } }));
    expect(error).toMatchObject({ code: "invalid", message: expect.stringContaining("org_id") });
    const path = { token: wrong };
    expect(await failureOf(unsent.GET("/invitations/{token}", { params: { path } }))).toMatchObject({
      code: "invalid",
    });
  });

  test("writes a Date in the query as its day, and lists as in the contract", async () => {
    const server = serve(() => Response.json({}));
    const http = connected(server);
    const start_date = new Date("2026-11-20T12:00:00Z");
    await http.GET("/{org_id}/sessions/analytics/summary", {
      params: { ...params, query: { start_date } },
    });
    await http.GET("/{org_id}/playbooks/for_stacks", {
      params: { ...params, query: { stacks: ["a", "b"] } },
    });
    expect(server.seen).toEqual([
      expect.stringMatching(/\?start_date=2026-11-20$/),
      expect.stringMatching(/\?stacks=a,b$/),
    ]);
  });

  test("sends a POST again with its body", async () => {
    const bodies: string[] = [];
    const server = serve((request) => {
      bodies.push(`${request.body}`);
      return Response.json({ error: "Expired", data: {} }, { status: bodies.length === 1 ? 401 : 201 });
    });
    let token = 0;
    const http = connected(server, { token: () => `token-${++token}` });
    await http.POST("/{org_id}/projects", { params, body });
    expect(bodies).toEqual([JSON.stringify(body), JSON.stringify(body)]);
  });

  test("rejects a body that cannot be JSON, with the name of the operation", async () => {
    const call = unsent.POST("/{org_id}/projects", { params, body: { ...body, name: 1n as never } });
    expect(await failureOf(call)).toMatchObject({ code: "invalid", operation: "POST /{org_id}/projects" });
  });
});
