import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { RawRequest } from "../exchange.ts";
import { http } from "./node-http.ts";

export function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers["content-length"];
  return (length !== undefined && length !== "0") || headers["transfer-encoding"] !== undefined;
}

/** Whether the `Host` header is missing or valid (RFC 9112, section 3.2). */
export function hasValidHost({ headers: { host } }: IncomingMessage): boolean {
  return host === undefined || hostPattern.test(host);
}

const hostPattern = /^(?:[\w.-]*|\[[\da-f:.]+\])(?::\d{0,5})?$/i;

/** Whether Node rejected a request only because its method is unknown. */
export function hasUnknownMethod(error: Error & { code?: string; rawPacket?: Buffer }): boolean {
  if (error.code !== "HPE_INVALID_METHOD") return false;
  const method = /^([\w-]+) \S+ HTTP\/1\.[01]\r\n/.exec(String(error.rawPacket))?.[1];
  return method !== undefined && !http.METHODS.includes(method);
}

export function toRaw(request: IncomingMessage, body: RawRequest["body"]): RawRequest {
  const { method = "GET", url = "/", headers, socket } = request;
  return {
    method,
    target: url,
    headers,
    body,
    address: addressOf(request),
    origin: `http://${headers.host || `127.0.0.1:${socket.localPort}`}`,
  };
}

export function addressOf({ socket }: { socket: Duplex & { remoteAddress?: string | undefined } }): string {
  return socket.remoteAddress ?? "";
}

/**
 * Reads the body and passes it to `done`, unless the client disconnects first. Bytes beyond the limit are read and
 * discarded, so that the client can receive the response.
 */
export function readAll(request: IncomingMessage, maxBody: number, done: (body: RawRequest["body"]) => void): void {
  let chunks: Buffer[] = [];
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= maxBody) chunks.push(chunk);
    else chunks = [];
  });
  request.on("end", () => done(size > maxBody ? "tooLarge" : join(chunks)));
}

function join(chunks: Buffer[]): Buffer | undefined {
  return chunks.length > 1 ? Buffer.concat(chunks) : chunks[0];
}
