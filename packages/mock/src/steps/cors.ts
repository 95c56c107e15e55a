import type { MockResponse, RawRequest } from "../exchange.ts";

/** Who may call from a page, and what such a page may read. */
export interface CorsOptions {
  /** `*`, an origin, or false for none. */
  origin: string | false;
  /** The names of the headers that a page may read. */
  exposed: string;
}

/** Whether a browser asks if a page may send a request (Fetch Standard, section 3.2.2). */
export function isPreflight({ origin }: CorsOptions, { method, headers }: RawRequest): boolean {
  return (
    method === "OPTIONS" &&
    origin !== false &&
    headers.origin !== undefined &&
    headers["access-control-request-method"] !== undefined
  );
}

/** Lets a page on another origin read an answer. */
export function withCors(
  { origin, exposed }: CorsOptions,
  response: MockResponse,
  { headers }: RawRequest,
): MockResponse {
  if (origin === false) return response;
  const allowed = headers.origin !== undefined && (origin === "*" || origin === headers.origin);
  return { ...response, headers: { ...response.headers, ...(allowed ? allowHeaders(origin, exposed) : varyByOrigin) } };
}

/** The headers that answer a preflight: a page may use these methods, and send what the API reads. */
export function preflightHeaders(methods: readonly string[], { headers }: RawRequest): Record<string, string> {
  return {
    "Access-Control-Allow-Methods": methods.join(", "),
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Prefer",
    // A page on the internet that calls a mock on this machine (Private Network Access, section 3.1).
    ...(headers["access-control-request-private-network"] === "true" && {
      "Access-Control-Allow-Private-Network": "true",
    }),
  };
}

// Whether there is an `Origin` makes another answer, which a cache must know.
const varyByOrigin = { Vary: "Origin" };

function allowHeaders(origin: string, exposed: string): Record<string, string> {
  return { ...varyByOrigin, "Access-Control-Allow-Origin": origin, "Access-Control-Expose-Headers": exposed };
}
