import type { Project } from "@crewkit/types";
import ts from "typescript";
import { beforeAll, describe, expect, expectTypeOf, test } from "vitest";
import { createHttp, type HttpAnswer, type HttpInit } from "./http.ts";
import { createCrewkit } from "./index.ts";

const org_id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const http = createHttp(createCrewkit({ baseUrl: "http://a.example" }));
const params = { path: { org_id } };
const project = { path: { org_id, id: org_id } };
const body = { name: "Payments", slug: "payments" };

// Compiled, never called: a line without its error fails `tsc`.
const _wrong = () => [
  // @ts-expect-error: there is no such path
  http.GET("/project"),
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
  type List = HttpAnswer<"/{org_id}/projects", "get">;
  expectTypeOf<Awaited<ReturnType<typeof http.GET<"/{org_id}/projects">>>>().toEqualTypeOf<List>();
  expectTypeOf<List["data"]["data"]>().toEqualTypeOf<Project[]>();
  expectTypeOf<List["response"]>().toEqualTypeOf<Response>();
  expectTypeOf<HttpAnswer<"/{org_id}/projects", "post">["data"]["data"]>().toEqualTypeOf<Project>();
  expectTypeOf<HttpInit<"/{org_id}/projects", "post">["body"]>().toExtend<{ name: string; slug: string }>();
});

describe("an editor", () => {
  const file = `${import.meta.dirname}/program.ts`;
  const calls = {
    wrongPath: 'http.GET("/project")',
    wrongPathWithParameters: 'http.GET("/project", { params: { path: { org_id: "a" } } })',
    right: 'http.GET("/health")',
    missingParameters: 'http.GET("/{org_id}/projects")',
    path: 'http.DELETE("")',
    parameter: 'http.GET("/{org_id}/projects", { params: { path: {  } } })',
  };
  const program = [
    'import { createHttp } from "./http.ts";',
    "declare const http: ReturnType<typeof createHttp>;",
    ...Object.values(calls),
  ].join("\n");
  let service: ts.LanguageService;

  beforeAll(() => {
    const path = `${import.meta.dirname}/../tsconfig.json`;
    const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic };
    const options = ts.getParsedCommandLineOfConfigFile(path, {}, host)?.options ?? {};
    service = ts.createLanguageService({
      getCompilationSettings: () => ({ ...options, composite: false }),
      getScriptFileNames: () => [file],
      getScriptVersion: () => "1",
      getScriptSnapshot: (name) => {
        const text = name === file ? program : ts.sys.readFile(name);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      getCurrentDirectory: () => import.meta.dirname,
      readFile: ts.sys.readFile,
      fileExists: (name) => name === file || ts.sys.fileExists(name),
    });
  });

  const errorsIn = (call: keyof typeof calls) => {
    const begin = program.indexOf(calls[call]);
    const isInside = ({ start = 0 }: ts.Diagnostic) => start >= begin && start < begin + calls[call].length;
    return service
      .getSemanticDiagnostics(file)
      .filter(isInside)
      .map(({ start, messageText }) => ({
        at: program.slice(start).split(/[,)]/)[0],
        says: ts.flattenDiagnosticMessageText(messageText, "\n"),
      }));
  };

  test.each(["wrongPath", "wrongPathWithParameters"] as const)(
    "shows the error of a wrong path at the path: %s",
    (call) => {
      expect(errorsIn(call)).toEqual([
        { at: '"/project"', says: expect.stringMatching(/^Argument of type '"\/project"' is/) },
      ]);
    },
  );

  test("shows that parameters are missing", () => {
    expect(errorsIn("right")).toEqual([]);
    expect(errorsIn("missingParameters")).toEqual([
      { at: expect.stringMatching(/^GET/), says: expect.stringContaining("Expected 2 arguments, but got 1") },
    ]);
  });

  test("completes paths and parameters", () => {
    const completions = (call: keyof typeof calls, after: string) => {
      const at = program.indexOf(calls[call]) + calls[call].indexOf(after) + after.length;
      return service.getCompletionsAtPosition(file, at, {})?.entries.map(({ name }) => name);
    };
    const paths = completions("path", '"');
    expect(paths).toContain("/{org_id}/projects/{id}");
    expect(paths).not.toContain("/health");
    expect(completions("parameter", "path: { ")).toEqual(["org_id"]);
  });
});

function onUnRecoverableConfigFileDiagnostic({ messageText }: ts.Diagnostic): never {
  throw new Error(ts.flattenDiagnosticMessageText(messageText, "\n"));
}
