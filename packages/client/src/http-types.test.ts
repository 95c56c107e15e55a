import type { Project } from "@crewkit/types";
import { expectTypeOf, test } from "vitest";
import { createHttp, type HttpInit, type HttpResult } from "./http.ts";
import { createCrewkit } from "./index.ts";

const org_id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const http = createHttp(createCrewkit({ baseUrl: "http://a.example" }));
const params = { path: { org_id } };
const project = { path: { org_id, id: org_id } };
const body = { name: "Payments", slug: "payments" };

// Never called. A line without a type error fails the type check.
const _invalidCalls = () => [
  http.GET(
    // @ts-expect-error: unknown path, reported at this line and not at the arguments
    "/project",
  ),
  // @ts-expect-error: missing path parameter
  http.GET("/{org_id}/projects"),
  // @ts-expect-error: missing path parameter
  http.GET("/{org_id}/projects", { params: { path: {} } }),
  // @ts-expect-error: missing query
  http.GET("/{org_id}/projects/slug-available", { params }),
  // @ts-expect-error: unknown path parameter
  http.GET("/{org_id}/projects", { params: { path: { org_id, id: org_id } } }),
  // @ts-expect-error: unknown query parameter
  http.GET("/{org_id}/projects", { params: { ...params, query: { pge: 2 } } }),
  // @ts-expect-error: query belongs in params
  http.GET("/{org_id}/projects", { params, query: { page: 2 } }),
  // @ts-expect-error: unknown option
  http.GET("/health", { retry: 2 }),
  // @ts-expect-error: not an option
  http.GET("/health", { baseUrl: "http://b.example" }),
  // @ts-expect-error: not a date
  http.GET("/{org_id}/projects", { params: { ...params, query: { page: new Date() } } }),
  // @ts-expect-error: no body
  http.GET("/{org_id}/projects", { params, body }),
  // @ts-expect-error: missing body
  http.POST("/{org_id}/projects", { params }),
  // @ts-expect-error: missing slug
  http.POST("/{org_id}/projects", { params, body: { name: "Payments" } }),
  // @ts-expect-error: unknown field
  http.POST("/{org_id}/projects", { params, body: { ...body, color: 1 } }),
  // @ts-expect-error: read-only field
  http.PATCH("/{org_id}/projects/{id}", { params: project, body: { project_type: "workspace" } }),
  // @ts-expect-error: no such operation
  http.DELETE("/health"),
];

const _validCalls = () => [
  http.GET("/organizations"),
  http.GET("/health", { headers: { "X-Trace": 7 }, timeout: 1000, retries: 0, cache: "no-store" }),
  http.POST("/{org_id}/sessions/{id}/end", { params: project }),
  http.POST("/{org_id}/sessions/{id}/end", { params: project, body: { summary: "Done" } }),
  http.GET("/{org_id}/sessions/analytics/summary", { params: { ...params, query: { start_date: new Date() } } }),
  http.GET("/{org_id}/sessions/analytics/summary", { params: { ...params, query: { start_date: "2026-11-20" } } }),
];

test("types the response by path and method", () => {
  type List = HttpResult<"/{org_id}/projects", "get">;
  expectTypeOf<Awaited<ReturnType<typeof http.GET<"/{org_id}/projects">>>>().toEqualTypeOf<List>();
  expectTypeOf<List["data"]["data"]>().toEqualTypeOf<Project[]>();
  expectTypeOf<List["response"]>().toEqualTypeOf<Response>();
  expectTypeOf<HttpResult<"/{org_id}/projects", "post">["data"]["data"]>().toEqualTypeOf<Project>();
  expectTypeOf<HttpInit<"/{org_id}/projects", "post">["body"]>().toExtend<{ name: string; slug: string }>();
});
