import { describe, expect, test } from "vitest";
import { connect, getSession } from "../ops.ts";
import { failureOf } from "../testing/failure.ts";
import { closedOrigin, serveSocket } from "../testing/raw.ts";
import { serve } from "../testing/server.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const ask = (baseUrl: string, options = {}) => failureOf(getSession(connect({ baseUrl }), id, id, options));

describe("no answer came", () => {
  test("since nobody listens", async () => {
    const error = await ask(await closedOrigin());
    expect(error).toMatchObject({ code: "network", status: 0, cause: expect.any(TypeError) });
    expect(error.message).toMatch(/^network: connect ECONNREFUSED 127.0.0.1:\d+ \(getSession\)$/);
  });

  test("since there is no such host", async () => {
    expect((await ask("http://crewkit.invalid")).message).toMatch(/^network: getaddrinfo \w+ crewkit.invalid/);
  });

  test("since the server closes at once", async () => {
    await using server = await serveSocket((socket) => socket.destroy());
    expect((await ask(server.baseUrl)).message).toMatch(
      /^network: (other side closed|read ECONNRESET) \(getSession\)$/,
    );
  });

  test("since the port speaks no TLS", async () => {
    await using server = await serveSocket((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    const { message } = await ask(server.baseUrl.replace("http", "https"));
    expect(message).toMatch(/^network: [^\n]*(SSL|packet|TLS)[^\n]* \(getSession\)$/i);
  });

  test("since the port speaks no HTTP", async () => {
    await using server = await serveSocket((socket) => socket.end("SSH-2.0-OpenSSH_9.9\r\n"));
    expect((await ask(server.baseUrl)).message).toMatch(/^network: [^\n]*HTTP[^\n]* \(getSession\)$/);
  });
});

describe("the call was ended", () => {
  test("by its time", async () => {
    await using server = await serve(() => {});
    const error = await ask(server.baseUrl, { timeout: 20 });
    expect(error).toMatchObject({
      code: "timeout",
      status: 0,
      message: "timeout: 20 ms are over (getSession)",
    });
  });

  test("by its signal, whose reason is the cause", async () => {
    await using server = await serve(() => {});
    const error = await ask(server.baseUrl, { signal: AbortSignal.abort("enough") });
    expect(error).toMatchObject({ code: "aborted", cause: "enough", message: "aborted: enough (getSession)" });
  });

  test("by its signal while the body is read", async () => {
    const stop = new AbortController();
    await using server = await serve((_, response) => {
      response.writeHead(200).write('{"data":');
      setTimeout(() => stop.abort(), 20);
    });
    expect(await ask(server.baseUrl, { signal: stop.signal, timeout: 60_000 })).toMatchObject({ code: "aborted" });
  });
});

describe("whatever is thrown is told", () => {
  test.each([
    [new Error("no route"), "no route"],
    [new TypeError("fetch failed", { cause: new AggregateError([], "") }), "fetch failed"],
    [new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ECONNREFUSED" }) }), "ECONNREFUSED"],
    ["offline", "offline"],
    [undefined, "undefined"],
    [null, "null"],
  ])("%s", async (thrown, told) => {
    const fetch = () => Promise.reject(thrown);
    const error = await failureOf(getSession(connect({ baseUrl: "http://a.example", fetch }), id, id));
    expect(error).toMatchObject({ code: "network", message: `network: ${told} (getSession)` });
  });
});
