import { isUtf8 } from "node:buffer";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { setImmediate } from "node:timers/promises";
import { urlToHttpOptions } from "node:url";
import { type HttpResponse, NoResponseError, type ResponseHeaders, type Send } from "../base/exchange.ts";

/** Sends requests to a server in this process, such as a mock. */
export function createLocalSend(baseUrl: string, fetch: (request: Request) => Promise<Response>): Send {
  return async ({ method, target, headers, body = null }) => {
    const response = await fetch(new Request(baseUrl + target, { method, headers, body }));
    // Without HTTP, only responses to HEAD may have it.
    response.headers.delete("Content-Length");
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
}

/**
 * Uses `node:http` with callbacks, because a run sends thousands of requests. `fetch`, streams and abort signals need
 * several times the CPU time.
 *
 * @param timeout milliseconds until the response must be complete.
 * @throws NoResponseError after a timeout or a broken connection.
 */
export function createSend(baseUrl: string, timeout = 10_000): Send {
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
    const allHeaders = { "Accept-Encoding": "identity", ...length, ...headers };
    const options = { ...server, method, path: basePath + target, agent, headers: allHeaders };
    let timedOut = false;
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<HttpResponse>((resolve, reject) => {
        const sent = open(options);
        timer = setTimeout(() => {
          timedOut = true;
          sent.destroy();
        }, timeout);
        sent.on("error", reject);
        sent.on("response", (response) => {
          // Ignores later errors, such as the body of a 204 response.
          sent.off("error", reject).on("error", () => {});
          readResponse(response).then(resolve, reject);
        });
        sent.end(body);
      });
    } catch (error) {
      const reason = timedOut
        ? `timed out after ${timeout} ms. Pass --timeout to wait longer`
        : `failed: ${reasonOf(error as Error)}`;
      throw new NoResponseError(request, `${method} ${base + target} ${reason}.`, timedOut);
    } finally {
      clearTimeout(timer);
    }
  };
}

function readResponse(response: IncomingMessage): Promise<HttpResponse> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    response.on("data", (chunk: Buffer) => chunks.push(chunk));
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
function readHeaders({ headersDistinct }: IncomingMessage): ResponseHeaders {
  const values = new Map(Object.entries(headersDistinct).map(([name, parts = []]) => [name, parts.join(", ")]));
  return {
    get: (name) => values.get(name.toLowerCase()) ?? null,
    has: (name) => values.has(name.toLowerCase()),
    keys: () => values.keys(),
    [Symbol.iterator]: () => values[Symbol.iterator](),
  };
}

function reasonOf({ code = "", message }: NodeJS.ErrnoException): string {
  if (code === "ECONNRESET") return "the server closed the connection before the response ended";
  const hint = code.includes("SELF_SIGNED_CERT") ? "; set NODE_EXTRA_CA_CERTS to trust the certificate" : "";
  return `${message || code}${hint}`;
}
