import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { createHttp } from "./http.ts";
import { type CrewkitOptions, createCrewkit } from "./index.ts";
import { failureOf } from "./testing/failure.ts";
import { serve } from "./testing/server.ts";

const org_id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const params = { path: { org_id } };
const body = { name: "Payments", slug: "payments" };
const connected = (baseUrl: string, options: CrewkitOptions = {}) =>
  createHttp(createCrewkit({ baseUrl, token: "secret", ...options }));
const unsent = connected("http://a.example", { fetch: () => expect.unreachable() });

describe("the pitfalls of openapi-fetch", () => {
  async function failureAfter(status: number, said: string) {
    await using server = await serve((_, response) => response.writeHead(status).end(said));
    return await failureOf(connected(server.baseUrl, { retries: 0 }).GET("/health"));
  }

  test("an empty error body is an error nevertheless", async () => {
    const error = { code: "unreadable", status: 500, operation: "GET /health" };
    expect(await failureAfter(500, "")).toMatchObject(error);
  });

  test.each(["<h1>Sign in</h1>", "", '{"data":'])("a 200 with %j is no SyntaxError", async (said) => {
    expect(await failureAfter(200, said)).toMatchObject({ code: "unreadable", status: 200 });
  });

  test.each([undefined, {}, { path: {} }, { path: undefined }, { path: { org_id: "" } }])(
    "a missing path parameter is not sent as it stands in the template: %o",
    async (given) => {
      const error = await failureOf(unsent.GET("/{org_id}/projects", { params: given as never }));
      expect(error).toMatchObject({ code: "invalid", status: 0, operation: "GET /{org_id}/projects" });
      expect(error.message).toBe("invalid: org_id is missing (GET /{org_id}/projects)");
    },
  );

  test.each(["..", ".", "%2e%2e", "../admin"])("%j does not escape the prefix", async (wrong) => {
    const error = await failureOf(unsent.GET("/{org_id}/projects", { params: { path: { org_id: wrong } } }));
    expect(error.message).toBe("invalid: org_id is no UUID (GET /{org_id}/projects)");
    const path = { token: wrong };
    expect(await failureOf(unsent.GET("/invitations/{token}", { params: { path } }))).toMatchObject({
      code: "invalid",
    });
  });

  test("a Date in the query is its day, and lists are as the contract has them", async () => {
    await using server = await serve((_, response) => response.end("{}"));
    const http = connected(server.baseUrl);
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

  test("a POST can be sent again, with its body", async () => {
    const bodies: string[] = [];
    await using server = await serve(async (request, response) => {
      bodies.push(await text(request));
      response.writeHead(bodies.length === 1 ? 401 : 201).end('{"error":"Expired","data":{}}');
    });
    let token = 0;
    const http = connected(server.baseUrl, { token: () => `token-${++token}` });
    await http.POST("/{org_id}/projects", { params, body });
    expect(bodies).toEqual([JSON.stringify(body), JSON.stringify(body)]);
  });

  test("a body that is no JSON is refused with the call's name", async () => {
    const call = unsent.POST("/{org_id}/projects", { params, body: { ...body, name: 1n as never } });
    expect(await failureOf(call)).toMatchObject({ code: "invalid", operation: "POST /{org_id}/projects" });
  });
});
