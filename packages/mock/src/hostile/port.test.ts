import { afterAll, beforeAll, expect, test } from "vitest";
import { bodies } from "../testing/hostile/bodies.ts";
import { bytesOf, type Hostile, headersOf, projects } from "../testing/hostile/case.ts";
import { headers } from "../testing/hostile/headers.ts";
import { messages } from "../testing/hostile/messages.ts";
import { expectForm, type HostileServer, startServer } from "../testing/hostile/server.ts";
import { sendBytes } from "../testing/hostile/socket.ts";
import { targets } from "../testing/hostile/targets.ts";

let server: HostileServer;
let before: string;
beforeAll(async () => {
  server = await startServer();
  before = server.dump();
  // The first `Prefer` loads Prism, which takes its time and is none of what is measured here.
  await sendBytes(server.port, `GET ${projects} HTTP/1.1\r\nPrefer: code=200\r\n\r\n`);
});
afterAll(() => server.close());

const requests = [...bodies, ...targets, ...headers]
  .filter(({ only }) => only !== "fetch")
  .map((each) => ({ ...each, bytes: toBytes(each) }));

test.each([...requests, ...messages])("$name: $status", { timeout: 2000 }, async ({ bytes, status }) => {
  const [answer] = await sendBytes(server.port, bytes);
  expect(answer).toMatchObject({ status });
  if (answer) expectForm(answer);
  const [health] = await sendBytes(server.port, "GET /api/v1/health HTTP/1.1\r\n\r\n");
  expect(health).toMatchObject({ status: 200 });
});

test("nothing of all that was stored", () => {
  expect(server.dump()).toBe(before);
});

function toBytes(request: Hostile): Buffer {
  const { method = "GET", target = projects } = request;
  const body = bytesOf(request);
  const lines = [...headersOf(request), ["Content-Length", String(body.length)]].map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return Buffer.concat([Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join("")}\r\n`, "latin1"), body]);
}
