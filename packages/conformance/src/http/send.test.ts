import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { contractOf, exchangeOf, specOf } from "../testing/spec.ts";
import { createSend, type SendOptions } from "./send.ts";

// Generous for busy machines. Servers that hang use a shorter timeout.
const timeoutMs = 50_000;

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(respond: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.on("error", () => {}));
    socket.on("data", () => respond(socket));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  closing.push(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const spec = specOf(contractOf({ paths: { "/note": { get: { operationId: "getNote", responses: {} } } } }));
const { request } = exchangeOf(spec, "getNote", {});
const head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

async function messageFor(url: string, options: SendOptions = {}): Promise<string> {
  const send = createSend(url, { timeout: timeoutMs, ...options });
  const error = await send(request).catch((reason: Error) => reason);
  return error instanceof Error ? error.message.replace(url, "") : `received ${JSON.stringify(error)}`;
}

test("reports a refused connection", async () => {
  const url = await serve(() => {});
  closing.splice(0).forEach((close) => {
    close();
  });
  expect(await messageFor(url)).toMatch(/^GET \/note failed: .*ECONNREFUSED/);
});

test("reports an unknown host", async () => {
  expect(await messageFor("http://nowhere.invalid")).toMatch(/ENOTFOUND|EAI_AGAIN/);
});

test.each<[string, (socket: Socket) => void]>([
  ["a missing response", () => {}],
  ["an incomplete body", (socket) => socket.write(`${head}Content-Length: 9\r\n\r\n{`)],
])("reports a timeout for %s", async (_, respond) => {
  expect(await messageFor(await serve(respond), { timeout: 50 })).toMatch(
    /^GET \/note timed out after 50 ms.*--timeout/,
  );
});

test.each([
  ["a closed connection", "", "the server closed the connection before the response ended"],
  ["a connection closed within the body", `${head}Content-Length: 9\r\n\r\n{`, "closed the connection before"],
  ["a response that is not HTTP", "HELLO\r\n\r\n", "does not match the HTTP/1.1 protocol"],
  ["a malformed header", `${head}X Y\u0000: 1\r\n\r\n{}`, "does not match the HTTP/1.1 protocol"],
  ["headers that are too large", `${head}X: ${"x".repeat(200_000)}\r\n\r\n{}`, "the headers are too large"],
])("reports %s", async (_, text, expected) => {
  expect(await messageFor(await serve((socket) => socket.end(text)))).toContain(expected);
});

test("stops reading a body that is too large", async () => {
  const url = await serve((socket) => {
    const chunk = Buffer.alloc(100_000, "x");
    const write = () => {
      while (!socket.destroyed && socket.write(chunk));
    };
    socket.on("drain", write).write(`${head}\r\n`);
    write();
  });
  expect(await messageFor(url, { maxBytes: 1_000_000 })).toContain("1000000 bytes");
});

test("marks a body that is not UTF-8", async () => {
  const bytes = Buffer.from(`${head}Content-Length: 3\r\n\r\n"\xff"`, "latin1");
  const url = await serve((socket) => socket.end(bytes));
  const response = await createSend(url, { timeout: timeoutMs })(request);
  expect(response).toMatchObject({ status: 200, text: '"\ufffd"', invalidUtf8: true });
});

test("ignores the body of a 204 response, also on the next request", async () => {
  const url = await serve((socket) => socket.write("HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}"));
  const send = createSend(url, { timeout: timeoutMs });
  for (const _ of [1, 2]) expect((await send(request)).status).toBe(204);
});

test("returns a redirect without following it", async () => {
  const url = await serve((socket) =>
    socket.end("HTTP/1.1 301 Moved\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n"),
  );
  expect((await createSend(url, { timeout: timeoutMs })(request)).status).toBe(301);
});
