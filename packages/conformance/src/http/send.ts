import { isUtf8 } from "node:buffer";
import { setImmediate } from "node:timers/promises";
import { type HttpRequest, type HttpResponse, NoResponseError } from "./exchange.ts";

export interface SendOptions {
  /** Milliseconds until the response must be complete. Default 10,000. */
  timeout?: number | undefined;
  /** Maximum size of the body in bytes. Default 10,000,000. */
  maxBytes?: number;
}

export type Send = (request: HttpRequest) => Promise<HttpResponse>;

/** @throws NoResponseError after a timeout, a broken connection or a body that is too large. */
export function createSend(baseUrl: string, { timeout = 10_000, maxBytes = 10_000_000 }: SendOptions = {}): Send {
  const base = baseUrl.replace(/\/+$/, "");
  return async (request) => {
    const { method, target, headers, body } = request;
    try {
      // Lets the event loop detect connections that the server has closed.
      await setImmediate();
      const signal = AbortSignal.timeout(timeout);
      // Bytes, because fetch would add a Content-Type to text.
      const bytesToSend = body === undefined ? null : Buffer.from(body);
      const response = await fetch(base + target, { method, headers, signal, redirect: "manual", body: bytesToSend });
      const bytes = await readBody(response, maxBytes);
      const invalidUtf8 = !isUtf8(bytes) && ({ invalidUtf8: true } as const);
      return { status: response.status, headers: response.headers, text: bytes.toString("utf8"), ...invalidUtf8 };
    } catch (error) {
      throw new NoResponseError(request, describeError(error, `${method} ${base + target}`, { timeout, maxBytes }));
    }
  };
}

class BodyTooLargeError extends Error {}

async function readBody(response: Response, maxBytes: number): Promise<Buffer> {
  if (!response.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new BodyTooLargeError();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function describeError(error: unknown, requestLine: string, { timeout, maxBytes }: SendOptions): string {
  if (error instanceof BodyTooLargeError)
    return `${requestLine} returned more than ${maxBytes} bytes. The rest was not read.`;
  if (error instanceof Error && error.name === "TimeoutError")
    return `${requestLine} timed out after ${timeout} ms. Pass --timeout to wait longer.`;
  const { message, cause } = error as Error & { cause?: { message?: string; code?: string } };
  const reason = cause?.code ?? cause?.message ?? message;
  return `${requestLine} failed: ${[...errorMessages].find(([code]) => reason.startsWith(code))?.[1] ?? reason}.`;
}

const errorMessages = new Map([
  ["ECONNREFUSED", "connection refused, no server is listening (ECONNREFUSED)"],
  ["ENOTFOUND", "unknown host (ENOTFOUND)"],
  ["EAI_AGAIN", "DNS lookup failed (EAI_AGAIN)"],
  ["ECONNRESET", "the server reset the connection (ECONNRESET)"],
  ["UND_ERR_SOCKET", "the server closed the connection before the response ended (UND_ERR_SOCKET)"],
  ["UND_ERR_RES_CONTENT_LENGTH", "the length of the body differs from Content-Length"],
  ["UND_ERR_HEADERS_OVERFLOW", "the headers are too large (UND_ERR_HEADERS_OVERFLOW)"],
  ["ERR_TLS", "the server's certificate does not match its host name"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "the server's certificate is self-signed; set NODE_EXTRA_CA_CERTS to trust it"],
]);
