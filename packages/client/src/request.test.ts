import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { CrewkitError, type CrewkitRequest, type Middleware } from "./index.ts";
import { connect, connectResilient, createProject, getSession } from "./ops.ts";
import { failureOf } from "./testing/failure.ts";
import { serve } from "./testing/serve.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const unused = { baseUrl: "http://a.example", fetch: () => expect.unreachable() };

/** Answers what was asked. */
const mirror = () =>
  serve(async (request, response) => {
    const { method, url, headers } = request;
    response.end(JSON.stringify({ data: { method, url, headers, body: await text(request) } }));
  });

describe("a request", () => {
  test("of a reading operation has the token and no body", async () => {
    const seen = await getSession(connect({ baseUrl: await mirror(), token: "secret" }), id, id);
    expect(seen).toMatchObject({ method: "GET", url: `/api/v1/${id}/sessions/${id}`, body: "" });
    expect(seen).toMatchObject({ headers: { accept: "application/json", authorization: "Bearer secret" } });
    expect(seen).not.toHaveProperty("headers.content-type");
  });

  test("of a writing operation has its body as JSON", async () => {
    const body = { name: "Café", slug: "cafe" };
    const seen = await createProject(connect({ baseUrl: await mirror() }), id, body);
    expect(seen).toMatchObject({ method: "POST", body: JSON.stringify(body) });
    expect(seen).toMatchObject({ headers: { "content-type": "application/json", "content-length": "30" } });
    expect(seen).not.toHaveProperty("headers.authorization");
  });

  test("takes further headers, and others for its own, whatever their case", async () => {
    const headers = { Prefer: "code=404", Accept: "text/plain", AUTHORIZATION: "Bearer other" };
    const seen = await getSession(connect({ baseUrl: await mirror(), token: "secret" }), id, id, { headers });
    const received = { prefer: "code=404", accept: "text/plain", authorization: "Bearer other" };
    expect(seen).toMatchObject({ headers: received });
  });

  test.each(["secret\ntoken", "secret token", "sécret"])(
    "takes no token that a header can't carry: %j",
    async (token) => {
      const error = await failureOf(getSession(connect({ ...unused, token }), id, id));
      expect(error).toMatchObject({ code: "invalid", operation: "getSession" });
      expect(`${error.message}${error.stack}`).not.toMatch(/s[eé]cret/);
    },
  );

  test("has no body that can't be JSON", async () => {
    const body = { name: "Checkout", slug: "checkout", config: 1n };
    const error = await failureOf(createProject(connect(unused), id, body as never));
    expect(error).toMatchObject({ code: "invalid", operation: "createProject", cause: expect.any(TypeError) });
  });

  test("goes through the fetch that was given, as the platform's takes it", async () => {
    const baseUrl = await mirror();
    const sent: CrewkitRequest[] = [];
    const crewkit = connect({
      baseUrl,
      fetch(url, request) {
        sent.push(request);
        return fetch(url, request);
      },
    });
    await getSession(crewkit, id, id);
    expect(sent).toEqual([
      expect.objectContaining({
        operation: "getSession",
        attempt: 1,
        url: expect.stringMatching(/^http:.*\/sessions\//),
      }),
    ]);
  });
});

describe("a middleware", () => {
  const named =
    (name: string, order: string[]): Middleware =>
    async (request, next) => {
      order.push(`${name} before`);
      const response = await next(request);
      order.push(`${name} after`);
      return response;
    };

  test("stands around those that were there before it", async () => {
    const order: string[] = [];
    const crewkit = connect({ baseUrl: await mirror() });
    crewkit.use(named("first", order));
    crewkit.use(named("second", order));
    await getSession(crewkit, id, id);
    expect(order).toEqual(["second before", "first before", "first after", "second after"]);
  });

  test("can change what is sent", async () => {
    const crewkit = connect({ baseUrl: await mirror(), token: "secret" });
    crewkit.use((request, next) => {
      request.headers.traceparent = "00-1";
      return next({
        ...request,
        headers: { ...request.headers, authorization: "Bearer other" },
        url: `${request.url}?a`,
      });
    });
    const seen = await getSession(crewkit, id, id);
    expect(seen).toMatchObject({ headers: { traceparent: "00-1", authorization: "Bearer other" } });
    expect(seen).toMatchObject({ url: expect.stringMatching(/\?a$/) });
  });

  test("can answer itself", async () => {
    const crewkit = connect(unused);
    crewkit.use(async ({ operation }) => Response.json({ data: { operation } }));
    expect(await getSession(crewkit, id, id)).toEqual({ operation: "getSession" });
  });

  test("sees each repetition, and each with a request of its own", async () => {
    const attempts: number[] = [];
    const baseUrl = await serve((_, response) => {
      if (attempts.length < 3) response.writeHead(500).end('{"error":"Internal server error"}');
      else response.end('{"data":{}}');
    });
    const crewkit = connectResilient({ baseUrl, token: "t" });
    crewkit.use((request, next) => {
      expect(request.headers).not.toHaveProperty("mark");
      request.headers.mark = "seen";
      attempts.push(request.attempt);
      return next(request);
    });
    await getSession(crewkit, id, id);
    expect(attempts).toEqual([1, 2, 3]);
  });

  test("sees why no answer came", async () => {
    const seen: unknown[] = [];
    const crewkit = connect({ ...unused, fetch: () => Promise.reject(new TypeError("offline")) });
    crewkit.use((request, next) =>
      next(request).catch((error: unknown) => {
        seen.push(error);
        return Response.json({ data: "kept" });
      }),
    );
    expect(await getSession(crewkit, id, id)).toBe("kept");
    expect(seen).toEqual([new TypeError("offline")]);
  });

  test("that throws is told as if no answer came, with what it threw", async () => {
    const cause = new RangeError("no quota");
    const crewkit = connect(unused);
    crewkit.use(() => {
      throw cause;
    });
    const error = await failureOf(getSession(crewkit, id, id));
    expect(error).toMatchObject({ code: "network", cause, message: "network: no quota (getSession)" });
  });

  test("that throws a CrewkitError for the operation ends the call with it", async () => {
    const crewkit = connectResilient(unused);
    const attempts: number[] = [];
    crewkit.use(({ operation, attempt }) => {
      attempts.push(attempt);
      throw new CrewkitError("Only reading is allowed", { code: "invalid", operation });
    });
    const error = await failureOf(createProject(crewkit, id, { name: "Checkout", slug: "checkout" }));
    expect(error).toMatchObject({ code: "invalid", message: "invalid: Only reading is allowed (createProject)" });
    expect(attempts).toEqual([1]);
  });
});
