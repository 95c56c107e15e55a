import type { Prepared } from "./request.ts";

export interface Answer {
  status: number;
  /** Those that the browser lets a page see. */
  headers: [name: string, value: string][];
  text: string;
  /** From sending to the last byte. */
  milliseconds: number;
}

const patience = 30_000;

/**
 * Sends a request, and reads the whole answer.
 *
 * @throws what it was cancelled with; DOMException `TimeoutError` after 30 seconds; TypeError where nothing came that the
 * page may read.
 */
export async function send(
  { method, baseUrl, target, headers, body }: Prepared,
  fetch: typeof globalThis.fetch,
  cancelled: AbortController,
): Promise<Answer> {
  const late = () => cancelled.abort(new DOMException("No answer in time", "TimeoutError"));
  const timer = setTimeout(late, patience);
  const start = performance.now();
  try {
    const response = await fetch(baseUrl + target, {
      method,
      headers,
      ...(body !== undefined && { body }),
      signal: cancelled.signal,
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
