import type { ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Answer } from "../exchange.ts";
import { http } from "./node-http.ts";

export function send(response: ServerResponse, answer: Answer): void {
  if (answer.delay) {
    const timer = setTimeout(() => send(response, { ...answer, delay: 0 }), answer.delay);
    // Whoever leaves before is waited for no longer.
    response.once("close", () => clearTimeout(timer));
    return;
  }
  if (answer.spoiled === "dropped") {
    response.destroy();
    return;
  }
  response.writeHead(answer.status, headersOf(answer));
  if (answer.spoiled !== "truncated") response.end(answer.body);
  else response.write(answer.body.slice(0, answer.body.length / 2), () => response.destroy());
}

// What is sent to a socket that is to be closed is read by slow clients too; then it goes (in milliseconds).
const linger = 1000;

/** Sends an answer where there is no request that it could be the answer to, and closes the connection. */
export function sendRaw(socket: Duplex, answer: Answer): void {
  // The client may be gone: nobody has to know.
  socket.on("error", () => {});
  if (!socket.writable) return;
  const headers = Object.entries({ ...headersOf(answer), Connection: "close" });
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  socket.end(`HTTP/1.1 ${answer.status} ${http.STATUS_CODES[answer.status]}\r\n${lines}\r\n${answer.body}`);
  // What the client still sends is read and dropped: closed on unread bytes, the connection would lose the answer.
  socket.resume();
  setTimeout(() => socket.destroy(), linger).unref();
}

function headersOf({ headers, body }: Answer): Record<string, string | number> {
  return { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body), ...headers };
}
