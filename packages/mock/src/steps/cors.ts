import type { Contract, Response } from "@crewkit/openapi";
import type { MockResponse, RawRequest } from "../base/exchange.ts";

export interface CorsOptions {
  origin: string | false;
  exposedHeaders: string;
  /** The name or address that the mock was started with. */
  host?: string | undefined;
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

/** Returns the reason why a request may not control the mock, or undefined. */
export function findForbidden(cors: CorsOptions, raw: RawRequest): string | undefined {
  if (isForeignPage(cors, raw))
    return "Pages of other origins can't control the mock. Set `cors` or `--cors` to the origin of a page to allow it";
  if (hasForeignHost(cors, raw))
    return "The Host header is not a name of this machine. Use localhost, or set `cors` or `--cors` to the origin of the URL";
  return undefined;
}

/**
 * Returns true if a web page of another origin sent the request, unless the option `cors` names this origin. Browsers send the
 * header `Origin` with a request if the page could read the response, or if the method has side effects.
 */
function isForeignPage({ origin: allowed }: CorsOptions, { headers, origin: own }: RawRequest): boolean {
  const { origin } = headers;
  return origin !== undefined && origin !== own && origin !== allowed;
}

/**
 * Returns true if a browser on this machine may have sent the request to another name, which its owner has changed to the
 * address of this machine (DNS rebinding). To a browser, a page of that name and the mock have the same origin.
 */
function hasForeignHost({ origin: allowed, host: own }: CorsOptions, { headers, address }: RawRequest): boolean {
  const host = String(headers.host ?? "").toLowerCase();
  const name = host.replace(/:\d*$/, "");
  if (!loopbackAddress.test(address) || localName.test(name) || name === own?.toLowerCase()) return false;
  return host !== String(allowed).replace(/^\w+:\/\//, "");
}

const loopbackAddress = /^(?:::ffff:)?127\.|^::1$/;

// IP addresses, names without a dot such as those of containers, and top-level domains that nobody can register.
const localName = /^(?:\[.*\]|[\d.]+|[^.]*|.*\.(?:localhost|internal|test))$/;

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
