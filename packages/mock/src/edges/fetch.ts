import type { Answer, RawRequest } from "../exchange.ts";

/** Takes a web request apart. */
export async function toRequest(request: Request, maxBody: number): Promise<RawRequest> {
  const { origin, pathname, search } = new URL(request.url);
  const body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
  return {
    method: request.method,
    target: pathname + search,
    headers: Object.fromEntries(request.headers),
    body: body && body.length > maxBody ? "tooLarge" : body,
    address: "127.0.0.1",
    origin,
  };
}

/**
 * Makes a web response of an answer.
 *
 * @throws TypeError where a fault drops the connection.
 */
export async function toResponse({ status, headers, body, delay = 0, spoiled }: Answer): Promise<Response> {
  if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
  if (spoiled === "dropped") throw new TypeError("fetch failed: a fault of the mock dropped the connection");
  const text = spoiled === "truncated" ? body.slice(0, body.length / 2) : body;
  return new Response(text, { status, headers: { "Content-Type": "application/json", ...headers } });
}
