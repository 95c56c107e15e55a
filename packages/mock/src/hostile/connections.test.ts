import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { acme } from "../testing/control.ts";
import {
  expectApiResponse,
  parseResponses,
  sendBytes,
  shortTimeouts,
  startServer,
  type TestServer,
} from "../testing/server.ts";

const health = "GET /api/v1/health HTTP/1.1\r\n\r\n";
const head = `POST /api/v1/${acme}/projects HTTP/1.1\r\nAuthorization: Bearer mock.ada.token\r\nContent-Type: application/json\r\n`;
const statuses = (responses: { status: number }[]) => responses.map(({ status }) => status);

// The timeout is long for busy machines.
const waitUntil = (assertion: () => unknown) => vi.waitFor(assertion, { timeout: 50_000, interval: 5 });

async function connectBoth(options: { allowHalfOpen?: boolean } = {}): Promise<[client: Socket, accepted: Socket]> {
  const accepting = once(server.server, "connection");
  const client = connect({ port: server.port, host: "127.0.0.1", ...options });
  onTestFinished(() => void client.destroy());
  const [accepted] = await accepting;
  return [client, accepted];
}

function collect(socket: Socket): () => string {
  let received = "";
  socket.on("data", (chunk) => {
    received += chunk;
  });
  return () => received;
}

// After an error, the server stops reading after a second, which can be too soon on a busy machine.
function keepReading(): void {
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
}

function delayResponses(delayOf: (method: string) => number): void {
  const { handle } = server.application;
  const delayed: typeof handle = async (raw) => ({ ...(await handle(raw)), delay: delayOf(raw.method) });
  vi.spyOn(server.application, "handle").mockImplementation(delayed);
}

let server: TestServer;
beforeEach(async () => {
  server = await startServer();
});
afterEach(() => server.close());

test.each([
  ["BROKEN\r\n\r\n", 400],
  ["CONNECT a:1 HTTP/1.1\r\n\r\n", 404],
])("responds to pipelined requests in order, also after delays, with %j last", async (last, status) => {
  delayResponses((method) => (method === "GET" ? 20 : 1));
  const post = `${head}Content-Length: 2\r\n\r\n{}`;
  const responses = await sendBytes(server.port, `${post}${health}${post}${health}${last}`, 5);
  expect(statuses(responses)).toEqual([422, 200, 422, 200, status]);
  responses.forEach(expectApiResponse);
});

test("handles disconnects at any point without logging or storing anything", async () => {
  const before = server.application.control.snapshot();
  const consoleError = vi.spyOn(console, "error");
  for (const bytes of [
    "GET /api",
    "CONNECT a:1 HTTP/1.1\r\n\r\n",
    "BROKEN\r\n\r\n",
    health.repeat(20),
    head,
    `${head}Content-Length: 100\r\n\r\n{"name":"Left","slug":"left"}`,
  ]) {
    const [socket, accepted] = await connectBoth();
    socket.on("error", () => {});
    socket.write(bytes);
    await waitUntil(() => expect(accepted.bytesRead).toBe(bytes.length));
    socket.resetAndDestroy();
    await waitUntil(() => expect(accepted.closed).toBe(true));
  }
  expect(consoleError).not.toHaveBeenCalled();
  expect(server.application.control.snapshot().records).toEqual(before.records);
  expect(statuses(await sendBytes(server.port, health))).toEqual([200]);
});

test("clears the timer of a delayed response when the client disconnects", async () => {
  delayResponses(() => 3_600_000);
  const started = vi.spyOn(globalThis, "setTimeout");
  const cleared = vi.spyOn(globalThis, "clearTimeout");
  const timers = () => started.mock.results.filter((_, index) => started.mock.calls[index]?.[1] === 3_600_000);
  const [socket] = await connectBoth();
  socket.write(health.repeat(20));
  await waitUntil(() => expect(timers()).toHaveLength(20));
  socket.destroy();
  await waitUntil(() => {
    for (const { value } of timers()) expect(cleared).toHaveBeenCalledWith(value);
  });
});

test.each([
  ["headers", "GET /api/v1/health HTTP/1.1\r\nA: "],
  ["a body", `${head}Content-Length: 100\r\n\r\n`],
])("times out %s sent one byte at a time", async (_, start) => {
  const shortTimeoutServer = await startServer(shortTimeouts);
  onTestFinished(shortTimeoutServer.close);
  keepReading();
  const socket = connect(shortTimeoutServer.port, "127.0.0.1");
  const received = collect(socket);
  socket.write(start);
  const interval = setInterval(() => socket.writable && socket.write("1"), 5);
  onTestFinished(() => clearInterval(interval));
  // A byte that arrives after the response can reset the connection.
  socket.on("error", () => {});
  await new Promise((closed) => socket.once("close", closed));
  expect(parseResponses(received())).toMatchObject([{ status: 400, headers: { connection: "close" } }]);
});

test.each([
  ["an announced chunk", "Transfer-Encoding: chunked\r\n\r\nFFFFFFFF\r\n{}"],
  ["a body above the maximum size", "Content-Length: 99999999\r\n\r\n{}"],
])("rejects a request if %s does not arrive", async (_, bytes) => {
  const idle = await startServer({ ...shortTimeouts, requestTimeout: 0, idleBodyTimeout: 50 });
  onTestFinished(idle.close);
  const responses = await sendBytes(idle.port, head + bytes);
  expect(responses).toMatchObject([{ status: 400, headers: { connection: "close" } }]);
});

test("does not limit the time until the response to a complete body", async () => {
  server.close();
  server = await startServer({ ...shortTimeouts, requestTimeout: 0, idleBodyTimeout: 5 });
  delayResponses(() => 100);
  const [response] = await sendBytes(server.port, `${head}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`);
  expect(response?.status).toBe(422);
});

test.each([
  ["a broken request", "BROKEN\r\n\r\n", 400],
  ["CONNECT", "CONNECT a:1 HTTP/1.1\r\n\r\n", 404],
])("delivers the error response even if the client keeps sending after %s", async (_, start, status) => {
  keepReading();
  const socket = connect(server.port, "127.0.0.1");
  await new Promise((sent) => socket.write(Buffer.concat([Buffer.from(start), Buffer.alloc(20_000_000)]), sent));
  const [chunk] = await once(socket, "data");
  expect(parseResponses(String(chunk))).toMatchObject([{ status, headers: { connection: "close" } }]);
  socket.destroy();
});

test("closes the connection after an error even if the client keeps it open", async () => {
  const [socket, accepted] = await connectBoth({ allowHalfOpen: true });
  keepReading();
  socket.on("error", () => {}).resume();
  socket.write("BROKEN\r\n\r\n");
  await once(socket, "end");
  expect(accepted.destroyed).toBe(false);
  vi.advanceTimersByTime(1000);
  expect(accepted.destroyed).toBe(true);
});
