import { inspect } from "node:util";
import { describe, expect, expectTypeOf, onTestFinished, test } from "vitest";
import { createCrewkit } from "./crewkit.ts";
import { CrewkitError } from "./errors.ts";
import { catchError } from "./testing/catch-error.ts";
import { createClient } from "./testing/create-client.ts";
import { refusingOrigin, serveSocket } from "./testing/listen.ts";
import { hang, serve } from "./testing/server.ts";
import { skipWaits } from "./testing/time.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const body = { name: "Checkout", slug: "checkout" };
const errorBody = { error: "Validation failed: Slug is taken", details: { slug: ["is taken"] } };
const limits = { "X-RateLimit-Limit": "100", "X-RateLimit-Remaining": "98", "X-RateLimit-Reset": "1764100000" };

async function getRejection(headers: Record<string, string> = {}): Promise<CrewkitError> {
  const server = serve(() => Response.json(errorBody, { status: 422, headers }));
  return await catchError(
    createClient({ ...server.options, token: "test.token" })
      .org(id)
      .projects.create(body),
  );
}

describe("a logged error", () => {
  test("has a one-line message with the reason, operation, status and request ID", async () => {
    const { message } = await getRejection({ "X-Request-Id": "req-7" });
    expect(message).toBe("Validation failed: Slug is taken (createProject, 422, req-7)");
    expect(new CrewkitError("a\n b\u001b[2J", { code: "network", operation: "getHealth" }).message).toBe(
      "a b [2J (getHealth)",
    );
  });

  test("has all fields in JSON", async () => {
    const rateLimit = { limit: 100, remaining: 98, reset: 1764100000 };
    expect(JSON.parse(JSON.stringify(await getRejection({ "X-Request-Id": "req-7", ...limits })))).toEqual({
      name: "CrewkitError",
      code: "api_error",
      status: 422,
      operation: "createProject",
      requestId: "req-7",
      reason: errorBody.error,
      details: errorBody.details,
      rateLimit,
    });
  });

  test("has no undefined fields", async () => {
    const logged = inspect(await getRejection());
    expect(logged).toMatch(/^CrewkitError: Validation failed: Slug is taken \(createProject, 422\)\n {4}at /);
    expect(logged).not.toMatch(/undefined|null|requestId|rateLimit|cause|Response \{/);
    expect(Object.keys(await getRejection()).sort()).toEqual("code details name operation reason status".split(" "));
  });

  test("has a cause, which JSON omits", () => {
    const cause = new Error("socket hang up");
    const error = new CrewkitError("No response", { code: "network", operation: "getHealth", cause });
    expect(error).toMatchObject({ cause, status: 0, response: undefined });
    expect(JSON.stringify(error)).not.toContain("cause");
  });
});

describe("CrewkitError.is", () => {
  test("checks the status, and narrows the type", () => {
    const error: unknown = new CrewkitError("Gone", { code: "invalid_response", operation: "getHealth", status: 410 });
    expect(CrewkitError.is(error)).toBe(true);
    expect(CrewkitError.is(error, 422)).toBe(false);
    expect(CrewkitError.is(error, 410)).toBe(true);
    if (CrewkitError.is(error, 422)) expectTypeOf(error.status).toEqualTypeOf<422>();
    if (CrewkitError.is(error)) expectTypeOf(error.status).toEqualTypeOf<number>();
  });

  test("recognizes an error from another copy of the package", async () => {
    const copy: typeof import("./errors.ts") = await import("./errors.ts?copy" as string);
    const error = new copy.CrewkitError("Gone", { code: "invalid_response", operation: "getHealth", status: 410 });
    expect(error).not.toBeInstanceOf(CrewkitError);
    expect(CrewkitError.is(error, 410)).toBe(true);
  });

  test.each([undefined, null, 0, "CrewkitError", {}, new Error("CrewkitError")])("returns false for %s", (other) => {
    expect(CrewkitError.is(other)).toBe(false);
  });
});

describe("the stack begins at the call:", () => {
  const failures: [string, () => Promise<Response>][] = [
    ["an API error", async () => Response.json({ error: "Not found" }, { status: 404 })],
    ["a network error", () => Promise.reject(new TypeError("fetch failed"))],
    ["a timeout", hang],
  ];

  test.each(failures)("%s", async (_name, fetch) => {
    onTestFinished(skipWaits());
    const crewkit = createCrewkit({ baseUrl: "http://a.example", fetch, token: "test.token", retries: 0, timeout: 10 });
    async function myFunction() {
      await crewkit.org(id).sessions.get(id);
    }
    const { message, stack } = await catchError(myFunction());
    expect(stack).toMatch(`CrewkitError: ${message}`);
    expect(stack).toMatch(/myFunction .*errors\.test\.ts/);
  });

  test("in a list, and with an invalid argument", async () => {
    const fetch = async () => Response.json({ error: "Not found" }, { status: 404 });
    const crewkit = createCrewkit({ baseUrl: "http://a.example", fetch, token: "test.token" });
    async function iterate(org: string) {
      for await (const _ of crewkit.org(org).sessions.list()) expect.unreachable();
    }
    const collect = async () => await crewkit.org(id).sessions.list().collect();
    for (const call of [() => iterate(id), () => iterate("acme"), collect])
      expect((await catchError(call())).stack).toMatch(/(iterate|collect) .*errors\.test\.ts/);
  });
});

test("has the body of an unexpected response, without tokens, which logs omit", async () => {
  const html = `<h1>Bad gateway</h1><p>${"-".repeat(300)}Bearer test.token`;
  const server = serve(() => new Response(html, { status: 502, headers: { "Content-Type": "text/html" } }));
  const error = await catchError(
    createClient({ ...server.options, token: "test.token" })
      .org(id)
      .sessions.get(id),
  );
  expect(error.body).toBe(html.replace("test.token", "…"));
  expect(inspect(error) + JSON.stringify(error)).not.toContain("---".repeat(40));
});

test.each([Symbol("down"), Object.create(null), { toString: null }, 0n])(
  "reports a thrown value of any type: %#",
  async (thrown) => {
    const fetch = () => Promise.reject(thrown);
    const error = await catchError(createClient({ baseUrl: "http://a.example", fetch }).org(id).sessions.get(id));
    expect(error).toMatchObject({ code: "network", cause: thrown });
  },
);

test("has the response, which logs omit", async () => {
  const error = await getRejection({ "X-Request-Id": "req-7" });
  expect(error.response?.headers.get("x-request-id")).toBe("req-7");
  expect(inspect(error, { showHidden: true })).not.toContain("127.0.0.1");
});

const callGetSession = (baseUrl: string) => catchError(createClient({ baseUrl, token: null }).org(id).sessions.get(id));

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
    const error = await catchError(createClient({ baseUrl: "http://a.example", fetch }).org(id).sessions.get(id));
    expect(error).toMatchObject({ code: "network", reason, operation: "getSession", cause: thrown });
  });
});
