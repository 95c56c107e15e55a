import { isUtf8 } from "node:buffer";
import { once } from "node:events";
import http, { type ClientRequest, type IncomingMessage } from "node:http";
import https from "node:https";
import { setImmediate } from "node:timers/promises";
import { type HttpRequest, type HttpResponse, NoResponseError } from "./exchange.ts";

export interface SendOptions {
  /** Milliseconds until the response must be complete. Default 10,000. */
  timeout?: number | undefined;
  /** Maximum size of the body in bytes. Default 10,000,000. */
  maxBytes?: number;
}

export type Send = (request: HttpRequest) => Promise<HttpResponse>;

/**
 * Uses `node:http`, because a run sends thousands of requests, and `fetch` needs more CPU time for each.
 *
 * @throws NoResponseError after a timeout, a broken connection or a body that is too large.
 */
export function createSend(baseUrl: string, { timeout = 10_000, maxBytes = 10_000_000 }: SendOptions = {}): Send {
  const base = baseUrl.replace(/\/+$/, "");
  const { request: open, Agent } = base.startsWith("https:") ? https : http;
  const agent = new Agent({ keepAlive: true });
  return async (request) => {
    const { method, target, headers, body } = request;
    // Lets the event loop detect connections that the server has closed.
    await setImmediate();
    const signal = AbortSignal.timeout(timeout);
    try {
      const length = body === undefined ? {} : { "Content-Length": Buffer.byteLength(body) };
      const options = { method, agent, signal, headers: { "Accept-Encoding": "identity", ...length, ...headers } };
      return await readResponse(open(base + target, options).end(body), maxBytes);
    } catch (error) {
      const timedOut = signal.aborted;
      const reason = timedOut ? `timed out after ${timeout} ms. Pass --timeout to wait longer` : reasonOf(error);
      throw new NoResponseError(request, `${method} ${base + target} ${reason}.`, { timedOut });
    }
  };
}

class BodyTooLargeError extends Error {}

async function readResponse(request: ClientRequest, maxBytes: number): Promise<HttpResponse> {
  const [response]: IncomingMessage[] = await once(request, "response");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new BodyTooLargeError(`returned more than ${maxBytes} bytes, and the rest was not read`);
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  return {
    status: response?.statusCode ?? 0,
    headers: toHeaders(response?.headersDistinct ?? {}),
    text: bytes.toString("utf8"),
    ...(!isUtf8(bytes) && { invalidUtf8: true }),
  };
}

function toHeaders(all: IncomingMessage["headersDistinct"]): Headers {
  return new Headers(
    Object.entries(all).flatMap(([name, values = []]) => values.map((value): [string, string] => [name, value])),
  );
}

function reasonOf(error: unknown): string {
  if (error instanceof BodyTooLargeError) return error.message;
  const { message, code = message } = error as NodeJS.ErrnoException;
  return `failed: ${[...errorMessages].find(([start]) => code.startsWith(start))?.[1] ?? message}`;
}

const errorMessages = new Map([
  ["ECONNREFUSED", "connection refused, no server is listening (ECONNREFUSED)"],
  ["ENOTFOUND", "unknown host (ENOTFOUND)"],
  ["EAI_AGAIN", "DNS lookup failed (EAI_AGAIN)"],
  ["ECONNRESET", "the server closed the connection before the response ended (ECONNRESET)"],
  ["HPE_HEADER_OVERFLOW", "the headers are too large (HPE_HEADER_OVERFLOW)"],
  ["HPE_", "the response does not match the HTTP/1.1 protocol"],
  ["ERR_TLS", "the server's certificate does not match its host name"],
  ["DEPTH_ZERO_SELF_SIGNED_CERT", "the server's certificate is self-signed; set NODE_EXTRA_CA_CERTS to trust it"],
]);
