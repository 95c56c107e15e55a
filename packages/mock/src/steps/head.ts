import type { MockResponse, RawRequest } from "../exchange.ts";

/** HEAD behaves as GET without a response body (RFC 9110, section 9.3.2). */
export function headToGet(raw: RawRequest): RawRequest {
  return raw.method === "HEAD" ? { ...raw, method: "GET" } : raw;
}

/** Removes the body of a response to HEAD. `Content-Length` is the length of the body that GET returns. */
export function withoutHeadBody({ method }: RawRequest, response: MockResponse): MockResponse {
  if (method !== "HEAD") return response;
  const length = new TextEncoder().encode(response.body).length;
  return { ...response, headers: { "Content-Length": String(length), ...response.headers }, body: "" };
}
