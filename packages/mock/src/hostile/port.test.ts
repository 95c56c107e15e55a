import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { bodies } from "../testing/hostile/bodies.ts";
import { bytesOf, type Hostile, headersOf, projects } from "../testing/hostile/case.ts";
import { headers } from "../testing/hostile/headers.ts";
import { type Message, messages } from "../testing/hostile/messages.ts";
import { expectForm, type HostileServer, impatient, startServer } from "../testing/hostile/server.ts";
import { sendBytes } from "../testing/hostile/socket.ts";
import { targets } from "../testing/hostile/targets.ts";

let patient: HostileServer;
let hasty: HostileServer;
let before: string;
beforeAll(async () => {
  // The server closes a refused connection after a second, which may be too soon on a busy machine.
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  patient = await startServer();
  hasty = await startServer(impatient);
  before = patient.dump();
});
afterAll(() => {
  vi.useRealTimers();
  patient.close();
  hasty.close();
});

// The other bodies are sent by fetch: once its bytes are read, the adapter no longer matters.
const requests: Message[] = [...bodies.filter(({ body }) => typeof body !== "string"), ...targets, ...headers]
  .filter(({ only }) => only !== "fetch")
  .map((each) => ({ ...each, bytes: toBytes(each) }));

test.each([...requests, ...messages])("returns $status for $name", async ({ bytes, status, unfinished }) => {
  const [answer] = await sendBytes(unfinished ? hasty.port : patient.port, bytes);
  expect(answer).toMatchObject({ status });
  if (answer) expectForm(answer);
});

test("stores nothing of these requests and goes on", async () => {
  expect(patient.dump()).toBe(before);
  expect(await sendBytes(patient.port, "GET /api/v1/health HTTP/1.1\r\n\r\n")).toMatchObject([{ status: 200 }]);
});

function toBytes(request: Hostile): string {
  const { method = "GET", target = projects } = request;
  const body = bytesOf(request);
  const lines = [...headersOf(request), ["Content-Length", String(body.length)]].map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  return `${method} ${target} HTTP/1.1\r\n${lines.join("")}\r\n${body.toString("latin1")}`;
}
