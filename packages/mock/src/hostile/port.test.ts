import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { bodies } from "../testing/hostile/bodies.ts";
import { headers } from "../testing/hostile/headers.ts";
import { messages, type RawMessage } from "../testing/hostile/messages.ts";
import { bytesOf, type HostileRequest, headersOf, projects } from "../testing/hostile/request.ts";
import { expectApiResponse, shortTimeouts, startServer, type TestServer } from "../testing/hostile/server.ts";
import { sendBytes } from "../testing/hostile/socket.ts";
import { targets } from "../testing/hostile/targets.ts";

let server: TestServer;
let shortTimeoutServer: TestServer;
let before: string;
beforeAll(async () => {
  // After an error, the server closes the connection after a second, which can be too soon on a busy machine.
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  server = await startServer();
  shortTimeoutServer = await startServer(shortTimeouts);
  before = server.dump();
});
afterAll(() => {
  vi.useRealTimers();
  server.close();
  shortTimeoutServer.close();
});

// String bodies are covered by fetch.test.ts, because the adapter only affects how bytes are read.
const requests: RawMessage[] = [...bodies.filter(({ body }) => typeof body !== "string"), ...targets, ...headers]
  .filter(({ only }) => only !== "fetch")
  .map((each) => ({ ...each, bytes: toBytes(each) }));

test.each([...requests, ...messages])("returns $status for $name", async ({ bytes, status, unfinished }) => {
  const [response] = await sendBytes(unfinished ? shortTimeoutServer.port : server.port, bytes);
  expect(response).toMatchObject({ status });
  if (response) expectApiResponse(response);
});

test("changes no records and keeps serving", async () => {
  expect(server.dump()).toBe(before);
  expect(await sendBytes(server.port, "GET /api/v1/health HTTP/1.1\r\n\r\n")).toMatchObject([{ status: 200 }]);
});

function toBytes(request: HostileRequest): string {
  const { method = "GET", target = projects } = request;
  const body = bytesOf(request);
  const lines = [...headersOf(request), ["Content-Length", String(body.length)]].map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return `${method} ${target} HTTP/1.1\r\n${lines.join("")}\r\n${body.toString("latin1")}`;
}
