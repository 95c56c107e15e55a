import { isUtf8 } from "node:buffer";
import { setImmediate } from "node:timers/promises";
import { type HttpRequest, type HttpResponse, NoResponseError } from "./exchange.ts";

/** How long an answer may take and how large it may be. */
export interface SendOptions {
  /** Milliseconds until the end of the answer. Default 10,000. */
  timeout?: number | undefined;
  /** Bytes of the body. Default 10,000,000. */
  maxBytes?: number;
}

/** Sends a request and reads its answer to the end. */
export type Send = (request: HttpRequest) => Promise<HttpResponse>;

/**
 * Sends to a base URL.
 *
 * @throws NoAnswer if nothing came in time, the connection broke or the body is too large.
 */
export function createSend(baseUrl: string, { timeout = 10_000, maxBytes = 10_000_000 }: SendOptions = {}): Send {
  const base = baseUrl.replace(/\/+$/, "");
  return async (request) => {
    const { method, target, headers, body } = request;
    try {
      // A connection that the server closed while we were busy is noticed first, and not taken for a fault.
      await setImmediate();
      const signal = AbortSignal.timeout(timeout);
      const response = await fetch(base + target, { method, headers, signal, redirect: "manual", body: body ?? null });
      const bytes = await readBody(response, maxBytes);
      const { status, headers: responseHeaders } = response;
      return {
        status,
        headers: responseHeaders,
        text: bytes.toString("utf8"),
        ...(!isUtf8(bytes) && { garbled: true }),
      };
    } catch (error) {
      throw new NoResponseError(request, describeError(error, `${method} ${base + target}`, { timeout, maxBytes }));
    }
  };
}

class TooLarge extends Error {}

async function readBody(response: Response, maxBytes: number): Promise<Buffer> {
  if (!response.body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new TooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function describeError(error: unknown, requestLine: string, { timeout, maxBytes }: SendOptions): string {
  if (error instanceof TooLarge) return `${requestLine} answered more than ${maxBytes} bytes; the rest was not read.`;
  if (error instanceof Error && error.name === "TimeoutError")
    return `${requestLine} gave no whole answer in ${timeout} ms.`;
  const { message, cause } = error as Error & { cause?: { message?: string; code?: string } };
  const reason = cause?.code ?? cause?.message ?? message;
  return `${requestLine} got no answer that can be read: ${[...errorMessages].find(([code]) => reason.startsWith(code))?.[1] ?? reason}.`;
}

// What the codes of Node and undici mean to somebody who tests a server.
const errorMessages = new Map([
  ["ECONNREFUSED", "nobody listens there (ECONNREFUSED)"],
  ["ENOTFOUND", "there is no such host (ENOTFOUND)"],
  ["EAI_AGAIN", "the name of the host can't be looked up (EAI_AGAIN)"],
  ["ECONNRESET", "the server broke the connection off (ECONNRESET)"],
  ["UND_ERR_SOCKET", "the server closed the connection before the answer's end (UND_ERR_SOCKET)"],
  ["UND_ERR_RES_CONTENT_LENGTH", "the body has not the length that Content-Length says"],
  ["UND_ERR_HEADERS_OVERFLOW", "the headers are too large (UND_ERR_HEADERS_OVERFLOW)"],
  ["ERR_TLS", "the server's certificate does not fit its name"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "the server's certificate is signed by nobody who is known; see NODE_EXTRA_CA_CERTS"],
]);
