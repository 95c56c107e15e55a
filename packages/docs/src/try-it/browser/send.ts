import type { PreparedRequest } from "./request.ts";

export interface HttpResponse {
  status: number;
  /** Those that the browser lets a page see. */
  headers: [name: string, value: string][];
  text: string;
  /** From sending to the last byte. */
  milliseconds: number;
}

const timeout = 30_000;

/**
 * Sends a request, and reads the whole answer.
 *
 * @throws what it was cancelled with; DOMException `TimeoutError` after 30 seconds; TypeError where nothing came that the
 * page may read.
 */
export async function send(
  { method, baseUrl, target, headers, body }: PreparedRequest,
  fetch: typeof globalThis.fetch,
  controller: AbortController,
): Promise<HttpResponse> {
  const onTimeout = () => controller.abort(new DOMException("No answer in time", "TimeoutError"));
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
      referrerPolicy: "no-referrer",
    });
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
