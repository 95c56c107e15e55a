import { isUtf8 } from "node:buffer";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { setImmediate } from "node:timers/promises";
import { urlToHttpOptions } from "node:url";
import { type HttpRequest, type HttpResponse, NoResponseError, type ResponseHeaders } from "./exchange.ts";

export interface SendOptions {
  /** Milliseconds until the response must be complete. Default 10,000. */
  timeout?: number | undefined;
  /** Maximum size of the body in bytes. Default 10,000,000. */
  maxBytes?: number;
}

export type Send = (request: HttpRequest) => Promise<HttpResponse>;

/**
 * Uses `node:http` with callbacks, because a run sends thousands of requests. `fetch`, streams and abort signals need
 * several times the CPU time.
 *
 * @throws NoResponseError after a timeout, a broken connection or a body that is too large.
 */
export function createSend(baseUrl: string, { timeout = 10_000, maxBytes = 10_000_000 }: SendOptions = {}): Send {
  const base = baseUrl.replace(/\/+$/, "");
  const { request: open, Agent } = base.startsWith("https:") ? https : http;
  const { path = "", ...server } = urlToHttpOptions(new URL(base));
  const basePath = path?.replace(/\/+$/, "") ?? "";
  const agent = new Agent({ keepAlive: true });

  return async (request) => {
    const { method, target, headers, body } = request;
    // Lets the event loop detect connections that the server has closed.
    await setImmediate();
    const length = body === undefined ? {} : { "Content-Length": Buffer.byteLength(body) };
    const options = { ...server, method, path: basePath + target, agent };
    const allHeaders = { "Accept-Encoding": "identity", ...length, ...headers };
    let timedOut = false;
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<HttpResponse>((resolve, reject) => {
        const sent = open({ ...options, headers: allHeaders });
        timer = setTimeout(() => {
          timedOut = true;
          sent.destroy();
        }, timeout);
        sent.on("error", reject);
        sent.on("response", (response) => {
          // Ignores later errors, such as the body of a 204 response.
          sent.off("error", reject).on("error", () => {});
          readResponse(response, maxBytes).then(resolve, reject);
        });
        sent.end(body);
      });
    } catch (error) {
      const reason = timedOut ? `timed out after ${timeout} ms. Pass --timeout to wait longer` : reasonOf(error);
      throw new NoResponseError(request, `${method} ${base + target} ${reason}.`, { timedOut });
    } finally {
      clearTimeout(timer);
    }
  };
}

class BodyTooLargeError extends Error {}

function readResponse(response: IncomingMessage, maxBytes: number): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    response.on("data", (chunk: Buffer) => {
      size += chunk.byteLength;
      chunks.push(chunk);
      if (size > maxBytes)
        response.destroy(new BodyTooLargeError(`returned more than ${maxBytes} bytes, and the rest was not read`));
    });
    response.on("error", reject);
    response.on("end", () => {
      const bytes = Buffer.concat(chunks);
      resolve({
        status: response.statusCode ?? 0,
        headers: readHeaders(response),
        text: bytes.toString("utf8"),
        ...(!isUtf8(bytes) && { invalidUtf8: true }),
      });
    });
  });
}

// Creating a `Headers` object takes as long as reading the response.
function readHeaders({ rawHeaders }: IncomingMessage): ResponseHeaders {
  const values = new Map<string, string>();
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = "", value = ""] = rawHeaders.slice(index, index + 2);
    const key = name.toLowerCase();
    const first = values.get(key);
    values.set(key, first === undefined ? value : `${first}, ${value}`);
  }
  return {
    get: (name) => values.get(name.toLowerCase()) ?? null,
    has: (name) => values.has(name.toLowerCase()),
    keys: () => values.keys(),
    [Symbol.iterator]: () => values[Symbol.iterator](),
  };
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
