import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { contractOf, exchangeOf, specOf } from "../testing/spec.ts";
import { createSend } from "./send.ts";

async function serve(respond: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => {}).on("data", () => respond(socket));
    onTestFinished(() => void socket.destroy());
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const spec = specOf(contractOf({ paths: { "/note": { get: { operationId: "getNote", responses: {} } } } }));
const { request } = exchangeOf(spec, "getNote", {});
const head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
const incomplete = `${head}Content-Length: 9\r\n\r\n{`;

// Generous for busy machines. Servers that hang use a shorter timeout.
const send = (url: string, timeout = 50_000) => createSend(url, timeout)(request);

test("reports a server that does not listen", async () => {
  await expect(send("http://127.0.0.1:1")).rejects.toThrow(/^GET http.*:1\/note failed: .*ECONNREFUSED/);
});

test.each<[string, (socket: Socket) => void]>([
  ["a missing response", () => {}],
  ["an incomplete body", (socket) => socket.write(incomplete)],
])("reports a timeout for %s", async (_, respond) => {
  await expect(send(await serve(respond), 50)).rejects.toThrow(/^GET .*\/note timed out after 50 ms.*--timeout/);
});

test.each([
  ["a closed connection", "", "the server closed the connection before the response ended"],
  ["a connection closed within the body", incomplete, "the server closed the connection before"],
  ["a response that is not HTTP", "HELLO\r\n\r\n", "Parse Error"],
])("reports %s", async (_, text, expected) => {
  await expect(send(await serve((socket) => socket.end(text)))).rejects.toThrow(expected);
});

test("marks a body that is not UTF-8, and joins repeated headers", async () => {
  const bytes = Buffer.from(`${head}X: 1\r\nx: 2\r\nContent-Length: 3\r\n\r\n"\xff"`, "latin1");
  const response = await send(await serve((socket) => socket.end(bytes)));
  expect(response).toMatchObject({ status: 200, text: '"\ufffd"', invalidUtf8: true });
  expect(response.headers.get("X")).toBe("1, 2");
});

test("ignores the body of a 204 response, also on the next request", async () => {
  const url = await serve((socket) => socket.write("HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}"));
  const sendAgain = createSend(url);
  for (const _ of [1, 2]) expect((await sendAgain(request)).status).toBe(204);
});
