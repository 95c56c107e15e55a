import type { WebMock } from "../index.ts";

/** What a client sends: by default a GET with Ada's token. */
export interface Sent {
  method?: string;
  /** Null for none. */
  token?: string | null;
  /** Sent as it is where it is a text, else as JSON. */
  body?: unknown;
  type?: string;
}

/** Calls a mock as a client does; the path is the one below the base URL. */
export async function callAs(mock: WebMock, path: string, sent: Sent = {}) {
  const { method = "GET", token = "mock.ada.token", body, type = "application/json" } = sent;
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const response = await mock.fetch(`http://crewkit.test/api/v1${path}`, {
    method,
    headers: {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "Content-Type": type }),
    },
    ...(body !== undefined && { body: text }),
  });
  const { status, headers } = response;
  return { status, headers, limit: limitOf(headers), body: await response.json(), type: headers.get("Content-Type") };
}

/** What the rate limit headers say. */
export function limitOf(headers: Headers): Record<"Limit" | "Remaining" | "Reset", number> {
  const read = (name: string) => Number(headers.get(`X-RateLimit-${name}`));
  return { Limit: read("Limit"), Remaining: read("Remaining"), Reset: read("Reset") };
}
