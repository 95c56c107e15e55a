import type { PreparedRequest } from "./request.ts";

export interface HttpResponse {
  status: number;
  headers: [name: string, value: string][];
  text: string;
  /** Time until the body was received. */
  milliseconds: number;
}

/** The server redirected the request. Redirects are not followed, because the token is only for the server of the base URL. */
export class RedirectError extends Error {}

const timeout = 30_000;

/**
 * Sends a request and reads the response.
 *
 * @throws the abort reason if it is canceled, a DOMException `TimeoutError` after 30 seconds, a RedirectError if the server
 * redirects the request, or a TypeError if there is no response that the page may read.
 */
export async function send(
  { method, baseUrl, target, headers, body }: PreparedRequest,
  fetch: typeof globalThis.fetch,
  controller: AbortController,
): Promise<HttpResponse> {
  const onTimeout = () => controller.abort(new DOMException("Timeout", "TimeoutError"));
  const timer = setTimeout(onTimeout, timeout);
  const start = performance.now();
  try {
    const response = await fetch(baseUrl + target, {
      method,
      headers,
      ...(body !== undefined && { body }),
      signal: controller.signal,
      cache: "no-store",
      credentials: "omit",
      redirect: "manual",
      referrerPolicy: "no-referrer",
    });
    if (response.type === "opaqueredirect") throw new RedirectError();
    const text = await response.text();
    return {
      status: response.status,
      headers: [...response.headers],
      text,
      milliseconds: performance.now() - start,
    };
  } finally {
    clearTimeout(timer);
  }
}
