import { isThisMachine, type PreparedRequest } from "./request.ts";

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

/**
 * Explains why a request failed, and how to fix it. Browsers do not reveal the cause of a network error to pages.
 *
 * @param baseUrl undefined for the mock in this page.
 */
export async function explainFailure(error: unknown, baseUrl: string | undefined): Promise<string> {
  const { name, message } = error as Error;
  if (name === "AbortError") return "The request was canceled. The server may have processed it already.";
  if (name === "TimeoutError") return "The server did not respond within 30 seconds. Try again later.";
  if (baseUrl === undefined) return `The mock failed: ${message}. Reset the mock and try again.`;
  if (error instanceof RedirectError) return redirectMessage(new URL(baseUrl).origin);
  // Network and CORS errors are TypeErrors. Other errors mean that the request is invalid.
  if (!(error instanceof TypeError)) return `The request cannot be sent: ${message}.`;
  const { origin } = new URL(baseUrl);
  const isLocal = isThisMachine(baseUrl);
  if (!navigator.onLine && !isLocal)
    return "You are offline. Use the mock in this page, which does not need a network.";
  if (location.protocol === "https:" && baseUrl.startsWith("http:") && !isLocal)
    return `A page loaded over HTTPS cannot send requests to ${origin}. Use an HTTPS base URL, or open the docs from a file or over HTTP.`;
  if (await isReachable(baseUrl))
    return `${origin} is reachable, but does not allow requests from this page. The server must allow the origin ${globalThis.origin} (CORS) and the headers Authorization and Content-Type. The mock allows all origins.`;
  return `${origin} is not reachable. ${isLocal ? "Start the mock, as described in the Quickstart." : "Check the base URL and your network or VPN connection."}`;
}

function redirectMessage(origin: string): string {
  return `${origin} redirects this request. Redirects are not followed, so that the token is sent only to ${origin}. Set the base URL to the target of the redirect.`;
}

// A page cannot read the response to a `no-cors` request, but it can detect that there is one.
async function isReachable(url: string): Promise<boolean> {
  try {
    await fetch(url, { mode: "no-cors", credentials: "omit", signal: AbortSignal.timeout(3000) });
    return true;
  } catch {
    return false;
  }
}
