import { describe, expect, test } from "vitest";
import { connect, getSession } from "../ops.ts";
import { catchError } from "../testing/catch-error.ts";
import { refusingOrigin, serveSocket } from "../testing/sockets.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const callGetSession = (baseUrl: string) => catchError(getSession(connect({ baseUrl }), id, id));

describe("rejects with a network error", () => {
  test("if the connection is refused", async () => {
    const error = await callGetSession(await refusingOrigin());
    expect(error).toMatchObject({ code: "network", status: 0, cause: expect.any(TypeError) });
    expect(error.message).toMatch(/^connect ECONNREFUSED 127.0.0.1:\d+ \(getSession\)$/);
  });

  test("if the host is unknown", async () => {
    expect((await callGetSession("http://crewkit.invalid")).message).toMatch(/^getaddrinfo \w+ crewkit.invalid/);
  });

  test("if the server closes the connection", async () => {
    await using server = await serveSocket((socket) => socket.destroy());
    expect((await callGetSession(server.baseUrl)).message).toMatch(
      /^(other side closed|read ECONNRESET) \(getSession\)$/,
    );
  });

  test("if the server does not support TLS", async () => {
    await using server = await serveSocket((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
    const { message } = await callGetSession(server.baseUrl.replace("http", "https"));
    expect(message).toMatch(/^[^\n]*(SSL|packet|TLS)[^\n]* \(getSession\)$/i);
  });

  test("if the server does not support HTTP", async () => {
    await using server = await serveSocket((socket) => socket.end("SSH-2.0-OpenSSH_9.9\r\n"));
    expect((await callGetSession(server.baseUrl)).message).toMatch(/^[^\n]*HTTP[^\n]* \(getSession\)$/);
  });
});

describe("uses the message of an error from fetch:", () => {
  test.each([
    [new Error("no route"), "no route"],
    [new TypeError("fetch failed", { cause: new AggregateError([], "") }), "fetch failed"],
    [new TypeError("fetch failed", { cause: Object.assign(new Error(), { code: "ECONNREFUSED" }) }), "ECONNREFUSED"],
    ["offline", "offline"],
    [undefined, "undefined"],
    [null, "null"],
  ])("%s", async (thrown, reason) => {
    const fetch = () => Promise.reject(thrown);
    const error = await catchError(getSession(connect({ baseUrl: "http://a.example", fetch }), id, id));
    expect(error).toMatchObject({ code: "network", reason, operation: "getSession", cause: thrown });
  });
});
