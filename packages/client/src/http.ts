import { createFinalURL, createQuerySerializer, mergeHeaders } from "openapi-fetch";
import type { Connection } from "./connection.ts";
import { publicOperations } from "./generated/contract.ts";
import type { CrewkitHttp, HttpOptions } from "./http-types.ts";
import type { PreparedRequest } from "./request.ts";
import { fillPath, serializeQuery } from "./url.ts";

export type { CrewkitHttp, HttpCall, HttpInit, HttpOptions, HttpResult } from "./http-types.ts";

/**
 * Calls the API by method and path over any connection, with the types and options of openapi-fetch.
 *
 * Failed calls throw a {@link CrewkitError} whose `operation` is the method and path.
 *
 * @example
 * const http = createHttp(createCrewkit());
 * const { data } = await http.GET("/{org_id}/projects", { params: { path: { org_id }, query: { per_page: 50 } } });
 * for (const project of data.data) console.log(project.name);
 */
export function createHttp(connection: Connection): CrewkitHttp {
  const methodFor = (method: string) => (path: string, init?: UntypedInit) =>
    connection.send({ operation: `${method} ${path}`, build: buildRequest }, method, path, init);
  return {
    GET: methodFor("GET"),
    POST: methodFor("POST"),
    PATCH: methodFor("PATCH"),
    DELETE: methodFor("DELETE"),
  } as unknown as CrewkitHttp;
}

interface UntypedInit extends HttpOptions {
  params?: { path?: Record<string, unknown>; query?: Record<string, unknown>; header?: Record<string, string> };
  body?: unknown;
}

function buildRequest(method: string, template: string, init: UntypedInit = {}): PreparedRequest {
  const operation = `${method} ${template}`;
  const { params = {}, body, headers, querySerializer: query, bodySerializer, ...rest } = init;
  const { signal, timeout, retries, ...fetchOptions } = rest;
  const { path = {} } = params;
  return {
    operation,
    method,
    path: createFinalURL(template, {
      baseUrl: "",
      params: { ...params, path },
      querySerializer: query ? (typeof query === "function" ? query : createQuerySerializer(query)) : serializeQuery,
      pathSerializer: fillTemplate,
    }),
    returns: "whole",
    body: body === undefined ? null : (bodySerializer ?? JSON.stringify)(body),
    isPublic: publicOperations.includes(operation),
    options: { signal, timeout, retries, headers: Object.fromEntries(mergeHeaders(headers, params.header)) },
    init: fetchOptions,
  };
}

function fillTemplate(template: string, values: Record<string, unknown>): string {
  const parts = template.split(/[{}]/);
  return fillPath(
    parts,
    parts.filter((_, index) => index % 2).map((name) => `${values[name] ?? ""}`),
  );
}
