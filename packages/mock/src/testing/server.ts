import { once } from "node:events";
import type { Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect } from "vitest";
import { createNodeServer, type Timeouts } from "../adapters/node.ts";
import type { Application } from "../application/application.ts";
import { createDefaultApplication } from "../application/default-application.ts";

export interface TestServer {
  port: number;
  server: Server;
  application: Application;
  close(): void;
}

export const shortTimeouts: Timeouts = {
  headersTimeout: 50,
  requestTimeout: 50,
  connectionsCheckingInterval: 20,
  idleBodyTimeout: 30_000,
};

export async function startServer(timeouts?: Timeouts): Promise<TestServer> {
  const application = createDefaultApplication({ limits: false });
  const server = createNodeServer(application, timeouts);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    server,
    application,
    close: () => void server.close().closeAllConnections(),
  };
}

/** Checks that a response has the API's format and integer rate limit headers. */
export function expectApiResponse({ status, headers, body }: RawResponse): void {
  expect(headers["content-type"]).toBe("application/json");
  for (const name of ["limit", "remaining", "reset"]) expect(headers[`x-ratelimit-${name}`]).toMatch(/^\d+$/);
  if (status < 400 || body === "") return;
  const { error, ...others } = JSON.parse(body);
  expect(error).toMatch(/\S/);
  expect(Object.keys(others).filter((key) => key !== "details")).toEqual([]);
}

interface RawResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Sends bytes to a local port, and returns up to `count` responses. */
export function sendBytes(port: number, bytes: string | Uint8Array, count = 1): Promise<RawResponse[]> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    let received = "";
    const finish = () => {
      socket.destroy();
      resolve(parseResponses(received));
    };
    socket.on("data", (chunk) => {
      received += chunk.toString("latin1");
      if (parseResponses(received).length >= count) finish();
    });
    // The connection may be reset after the response.
    socket.on("error", finish).on("end", finish);
    socket.on("connect", () => socket.write(typeof bytes === "string" ? Buffer.from(bytes, "latin1") : bytes));
  });
}

/** The complete responses in the received bytes, except informational responses (1xx). */
export function parseResponses(received: string): RawResponse[] {
  const end = received.indexOf("\r\n\r\n");
  if (end < 0) return [];
  const [first = "", ...lines] = received.slice(0, end).split("\r\n");
  const status = Number(first.split(" ")[1]);
  if (status < 200) return parseResponses(received.slice(end + 4));
  const headers = Object.fromEntries(
    lines.map((each) => [each.slice(0, each.indexOf(":")).toLowerCase(), each.slice(each.indexOf(":") + 2)]),
  );
  const next = end + 4 + Number(headers["content-length"]);
  if (received.length < next) return [];
  const response = { status, headers, body: Buffer.from(received.slice(end + 4, next), "latin1").toString() };
  return [response, ...parseResponses(received.slice(next))];
}
