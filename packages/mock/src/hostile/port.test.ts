import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { acme } from "../testing/control.ts";
import { expectApiResponse, sendBytes, startServer, type TestServer } from "../testing/server.ts";
import type { Snapshot } from "../web.ts";

const line = (...lines: string[]) => `${lines.join("\r\n")}\r\n\r\n`;
const host = "Host: crewkit.test";
const auth = "Authorization: Bearer mock.ada.token";
const json = "Content-Type: application/json";
const projects = `/api/v1/${acme}/projects`;
const post = `POST ${projects} HTTP/1.1`;
const chunked = "Transfer-Encoding: chunked";
const upgrade = "Connection: Upgrade";
const health = "/api/v1/health";

// Requests that only differ from others in Node's HTTP parser: fetch.test.ts sends the rest. All errors that the parser
// detects share one code path, so a few requests of each kind are enough.
const messages: [name: string, bytes: string, status: number][] = [
  ["garbage", "\x00\x01\x02\xff\r\n\r\n", 400],
  ["HTTP/0.9", "GET /nowhere\r\n\r\n", 404],
  ["HTTP/1.0 without Host", line(`GET ${health} HTTP/1.0`), 200],
  ["no Host", line(`GET ${health} HTTP/1.1`), 200],
  ["two Hosts", line(`GET ${health} HTTP/1.1`, host, "Host: elsewhere.test"), 400],
  ["an invalid Host", line(`GET ${health} HTTP/1.1`, 'Host: a"><script>'), 400],
  ["an unknown method", line(`BREW ${health} HTTP/1.1`, host), 404],
  ["a target without a slash", line("GET api/v1/health HTTP/1.1", host), 400],
  ["a fragment", line("GET /api/v1/auth/nothing#me HTTP/1.1", host), 404],
  ["dots", line(`GET ${projects}/../projects HTTP/1.1`, host, auth), 404],
  ["a query of 100 kB", line(`GET ${projects}?q=${"a".repeat(100_000)} HTTP/1.1`, host, auth), 400],
  ["an absolute URL of another host", line("GET HTTP://elsewhere.test/api/v1/auth/me?a=%zz HTTP/1.1", host, auth), 200],
  ["an absolute URL without a path", line("GET http://crewkit.test HTTP/1.1", host), 404],
  ["an asterisk", line("GET * HTTP/1.1", host), 404],
  ["two Content-Types", `${line(post, host, auth, json, json, "Content-Length: 2")}{}`, 400],
  ["a header of 64 kB", line(`GET ${health} HTTP/1.1`, host, `A: ${"a".repeat(64_000)}`), 400],
  ["__proto__ as a header", line(`GET ${health} HTTP/1.1`, host, "__proto__: 1", "constructor: 2"), 200],
  ["a Content-Length below the body size", `${line(post, host, auth, json, "Content-Length: 2")}{}{}`, 422],
  ["a length and chunks", `${line(post, host, auth, json, "Content-Length: 2", chunked)}0\r\n\r\n`, 400],
  ["chunks and a trailer", `${line(post, host, auth, json, chunked)}1\r\n{\r\n1\r\n}\r\n0\r\nA: b\r\n\r\n`, 422],
  ["a missing required body", line(post, host, auth), 422],
  ["a body on GET", `${line(`GET ${projects} HTTP/1.1`, host, auth, json, "Content-Length: 2")}[[`, 200],
  ["an unknown expectation", line(`GET ${health} HTTP/1.1`, host, "Expect: miracles"), 200],
  ["Expect: 100-continue", `${line(post, host, auth, json, "Content-Length: 2", "Expect: 100-continue")}{}`, 422],
  ["an upgrade to WebSocket", line(`GET ${projects}/x HTTP/1.1`, host, auth, upgrade, "Upgrade: websocket"), 404],
  ["an upgrade with a body", `${line(post, host, auth, json, upgrade, "Upgrade: h2c", "Content-Length: 2")}{}`, 422],
  ["CONNECT", line("CONNECT elsewhere.test:443 HTTP/1.1", host), 404],
  ["TRACE", line(`TRACE ${health} HTTP/1.1`, host), 404],
];

let server: TestServer;
let before: Snapshot;
beforeAll(async () => {
  // After an error, the server closes the connection after a second, which can be too soon on a busy machine.
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  server = await startServer();
  before = server.application.control.snapshot();
});
afterAll(() => {
  vi.useRealTimers();
  server.close();
});

test.each(messages)("responds to %s", async (_, bytes, status) => {
  const [response] = await sendBytes(server.port, bytes);
  expect(response).toMatchObject({ status });
  if (response) expectApiResponse(response);
});

test("changes no records and keeps serving", async () => {
  expect(server.application.control.snapshot().records).toEqual(before.records);
  expect(await sendBytes(server.port, "GET /api/v1/health HTTP/1.1\r\n\r\n")).toMatchObject([{ status: 200 }]);
});
