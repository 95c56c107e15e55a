import type { Contract, Response } from "@crewkit/openapi";
import type { MockResponse, RawRequest } from "../base/exchange.ts";

export interface CorsOptions {
  origin: string | false;
  exposedHeaders: string;
}

/** Whether a request is a CORS preflight (Fetch Standard, section 3.2.2). */
export function isPreflight({ origin }: CorsOptions, { method, headers }: RawRequest): boolean {
  return (
    method === "OPTIONS" &&
    origin !== false &&
    headers.origin !== undefined &&
    headers["access-control-request-method"] !== undefined
  );
}

/**
 * Returns true if a web page of another origin sent the request, unless the option `cors` names this origin. Browsers send the
 * header `Origin` with a request if the page could read the response, or if the method has side effects.
 */
export function isForeignPage({ origin: allowed }: CorsOptions, { headers, origin: own }: RawRequest): boolean {
  const { origin } = headers;
  return origin !== undefined && origin !== own && origin !== allowed;
}

/** The names of the rate limit headers and of all headers in shared responses. */
export function listDocumentedHeaders({ components, "x-rate-limits": rateLimits }: Contract): string[] {
  const responses = Object.values((components?.responses ?? {}) as Record<string, Response>);
  const names = responses.flatMap(({ headers = {} }) => Object.keys(headers));
  return [...new Set([...Object.values(rateLimits?.headers ?? {}), ...names])];
}

export function withCors(
  { origin, exposedHeaders }: CorsOptions,
  response: MockResponse,
  { headers }: RawRequest,
): MockResponse {
  if (origin === false) return response;
  const allowed = headers.origin !== undefined && (origin === "*" || origin === headers.origin);
  const allowHeaders = allowed && {
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Expose-Headers": exposedHeaders,
  };
  // Responses differ by Origin, so send Vary.
  return { ...response, headers: { ...response.headers, Vary: "Origin", ...allowHeaders } };
}

export function preflightHeaders(methods: readonly string[], { headers }: RawRequest): Record<string, string> {
  return {
    "Access-Control-Allow-Methods": methods.join(", "),
    "Access-Control-Allow-Headers": String(headers["access-control-request-headers"] ?? defaultHeaders),
    // For public pages that call a mock on a private address (Private Network Access, section 3.1).
    ...(headers["access-control-request-private-network"] === "true" && {
      "Access-Control-Allow-Private-Network": "true",
    }),
  };
}

const defaultHeaders = "Authorization, Content-Type, Prefer";
