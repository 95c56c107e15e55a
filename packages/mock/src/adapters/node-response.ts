import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { MockResponse } from "../exchange.ts";
import { http } from "./node-http.ts";

export function send(response: ServerResponse, mockResponse: MockResponse): void {
  if (mockResponse.delay) {
    const timer = setTimeout(() => send(response, { ...mockResponse, delay: 0 }), mockResponse.delay);
    // Whoever leaves before is waited for no longer.
    response.once("close", () => clearTimeout(timer));
    return;
  }
  if (mockResponse.interrupted === "dropped") {
    response.destroy();
    return;
  }
  response.writeHead(mockResponse.status, headersOf(mockResponse));
  if (mockResponse.interrupted !== "truncated") response.end(mockResponse.body);
  else response.write(mockResponse.body.slice(0, mockResponse.body.length / 2), () => response.destroy());
}

// What is sent to a socket that is to be closed is read by slow clients too; then it goes (in milliseconds).
const linger = 1000;

/** Sends an answer where there is no request that it could be the answer to, and closes the connection. */
export function sendRaw(socket: Duplex, mockResponse: MockResponse): void {
  // The client may be gone: nobody has to know.
  socket.on("error", () => {});
  if (!socket.writable) return;
  const headers = Object.entries({ ...headersOf(mockResponse), Connection: "close" });
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.end(
    `HTTP/1.1 ${mockResponse.status} ${http.STATUS_CODES[mockResponse.status]}\r\n${lines}\r\n${mockResponse.body}`,
  );
  // What the client still sends is read and dropped: closed on unread bytes, the connection would lose the answer.
  socket.resume();
  setTimeout(() => socket.destroy(), linger).unref();
}

function headersOf({ headers, body }: MockResponse): Record<string, string | number> {
  return { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body), ...headers };
}
