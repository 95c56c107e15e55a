import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { MockResponse } from "../exchange.ts";
import { http } from "./node-http.ts";

export function send(response: ServerResponse, mockResponse: MockResponse): void {
  if (mockResponse.delay) {
    const timer = setTimeout(() => send(response, { ...mockResponse, delay: 0 }), mockResponse.delay);
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

// The time that a slow client has to read the response before the socket is destroyed.
const lingerMilliseconds = 1000;

/** Sends a response to a request that Node could not parse, and closes the connection. */
export function sendRaw(socket: Duplex, mockResponse: MockResponse): void {
  socket.on("error", () => {});
  if (!socket.writable) return;
  const headers = Object.entries({ ...headersOf(mockResponse), Connection: "close" });
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.end(
    `HTTP/1.1 ${mockResponse.status} ${http.STATUS_CODES[mockResponse.status]}\r\n${lines}\r\n${mockResponse.body}`,
  );
  // Read and discard the remaining bytes: closing with unread bytes would lose the response.
  socket.resume();
  setTimeout(() => socket.destroy(), lingerMilliseconds).unref();
}

function headersOf({ headers, body }: MockResponse): Record<string, string | number> {
  return { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body), ...headers };
}
