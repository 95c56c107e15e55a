import type { Project } from "@crewkit/types";
import { expectTypeOf, test } from "vitest";
import { createHttp, type HttpInit, type HttpResult } from "./http.ts";
import { createCrewkit } from "./index.ts";

const org_id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const http = createHttp(createCrewkit({ baseUrl: "http://a.example" }));
const params = { path: { org_id } };
const project = { path: { org_id, id: org_id } };
const body = { name: "Payments", slug: "payments" };

// Compiled, never called: a line without its error fails `tsc`.
const _wrong = () => [
  http.GET(
    // @ts-expect-error: there is no such path; marked here, not as missing parameters
    "/project",
  ),
  // @ts-expect-error: the organization is missing
  http.GET("/{org_id}/projects"),
  // @ts-expect-error: the organization is missing
  http.GET("/{org_id}/projects", { params: { path: {} } }),
  // @ts-expect-error: the query is missing
  http.GET("/{org_id}/projects/slug-available", { params }),
  // @ts-expect-error: no such path parameter
  http.GET("/{org_id}/projects", { params: { path: { org_id, id: org_id } } }),
  // @ts-expect-error: no such query parameter
  http.GET("/{org_id}/projects", { params: { ...params, query: { pge: 2 } } }),
  // @ts-expect-error: query stands inside params
  http.GET("/{org_id}/projects", { params, query: { page: 2 } }),
  // @ts-expect-error: no such option
  http.GET("/health", { retry: 2 }),
  // @ts-expect-error: the base URL is the connection's
  http.GET("/health", { baseUrl: "http://b.example" }),
  // @ts-expect-error: a page is no date
  http.GET("/{org_id}/projects", { params: { ...params, query: { page: new Date() } } }),
  // @ts-expect-error: a GET has no body
  http.GET("/{org_id}/projects", { params, body }),
  // @ts-expect-error: the body is missing
  http.POST("/{org_id}/projects", { params }),
  // @ts-expect-error: the slug is missing
  http.POST("/{org_id}/projects", { params, body: { name: "Payments" } }),
  // @ts-expect-error: no such field
  http.POST("/{org_id}/projects", { params, body: { ...body, color: 1 } }),
  // @ts-expect-error: the type of a project can't change
  http.PATCH("/{org_id}/projects/{id}", { params: project, body: { project_type: "workspace" } }),
  // @ts-expect-error: health can't be deleted
  http.DELETE("/health"),
];

const _right = () => [
  http.GET("/organizations"),
  http.GET("/health", { headers: { "X-Trace": 7 }, timeout: 1000, retries: 0, cache: "no-store" }),
  http.POST("/{org_id}/sessions/{id}/end", { params: project }),
  http.POST("/{org_id}/sessions/{id}/end", { params: project, body: { summary: "Done" } }),
  http.GET("/{org_id}/sessions/analytics/summary", { params: { ...params, query: { start_date: new Date() } } }),
  http.GET("/{org_id}/sessions/analytics/summary", { params: { ...params, query: { start_date: "2026-11-20" } } }),
];

test("a response is typed by its path and method", () => {
  type List = HttpResult<"/{org_id}/projects", "get">;
  expectTypeOf<Awaited<ReturnType<typeof http.GET<"/{org_id}/projects">>>>().toEqualTypeOf<List>();
  expectTypeOf<List["data"]["data"]>().toEqualTypeOf<Project[]>();
  expectTypeOf<List["response"]>().toEqualTypeOf<Response>();
  expectTypeOf<HttpResult<"/{org_id}/projects", "post">["data"]["data"]>().toEqualTypeOf<Project>();
  expectTypeOf<HttpInit<"/{org_id}/projects", "post">["body"]>().toExtend<{ name: string; slug: string }>();
});
