import { describe, expect, onTestFinished, test } from "vitest";
import { CrewkitError, createCrewkit, type Middleware } from "./index.ts";
import { catchError } from "./testing/catch-error.ts";
import { serveEcho } from "./testing/listen.ts";
import { serve } from "./testing/server.ts";
import { skipWaits } from "./testing/time.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const unused = { baseUrl: "http://a.example", token: null, fetch: () => expect.unreachable() };

describe("middleware", () => {
  const named =
    (name: string, order: string[]): Middleware =>
    async (request, next) => {
      order.push(`${name} before`);
      const response = await next(request);
      order.push(`${name} after`);
      return response;
    };

  test("wraps previously added middleware", async () => {
    const order: string[] = [];
    const crewkit = createCrewkit({ ...serve(() => Response.json({ data: {} })).options, token: null });
    crewkit.use(named("first", order));
    crewkit.use(named("second", order));
    await crewkit.org(id).sessions.get(id);
    expect(order).toEqual(["second before", "first before", "first after", "second after"]);
  });

  test("can be removed, without removing the same function that was added twice", async () => {
    const order: string[] = [];
    const crewkit = createCrewkit({ ...serve(() => Response.json({ data: {} })).options, token: null });
    const first = named("first", order);
    const remove = crewkit.use(first);
    crewkit.use(first);
    remove();
    remove();
    await crewkit.org(id).sessions.get(id);
    expect(order).toEqual(["first before", "first after"]);
  });

  test("can change the request", async () => {
    await using server = await serveEcho();
    const crewkit = createCrewkit({ baseUrl: server.baseUrl, token: "secret" });
    crewkit.use((request, next) => {
      request.headers.traceparent = "00-1";
      return next({
        ...request,
        headers: { ...request.headers, authorization: "Bearer other" },
        url: `${request.url}?a`,
      });
    });
    const received = await crewkit.org(id).sessions.get(id);
    expect(received).toMatchObject({ headers: { traceparent: "00-1", authorization: "Bearer other" } });
    expect(received).toMatchObject({ url: expect.stringMatching(/\?a$/) });
  });

  test("can return a response without sending the request", async () => {
    const crewkit = createCrewkit(unused);
    crewkit.use(async ({ operation }) => Response.json({ data: { operation } }));
    expect(await crewkit.org(id).sessions.get(id)).toEqual({ operation: "getSession" });
  });

  test("runs for each retry with a new request", async () => {
    onTestFinished(skipWaits());
    const attempts: number[] = [];
    const server = serve(() => Response.json({ data: {} }, { status: attempts.length < 3 ? 500 : 200 }));
    const crewkit = createCrewkit({ ...server.options, token: "test.token" });
    crewkit.use((request, next) => {
      expect(request.headers).not.toHaveProperty("mark");
      request.headers.mark = "seen";
      attempts.push(request.attempt);
      return next(request);
    });
    await crewkit.org(id).sessions.get(id);
    expect(attempts).toEqual([1, 2, 3]);
  });

  test("receives network errors", async () => {
    const received: unknown[] = [];
    const crewkit = createCrewkit({ ...unused, fetch: () => Promise.reject(new TypeError("offline")) });
    crewkit.use((request, next) =>
      next(request).catch((error: unknown) => {
        received.push(error);
        return Response.json({ data: "cached" });
      }),
    );
    expect(await crewkit.org(id).sessions.get(id)).toBe("cached");
    expect(received).toEqual([new TypeError("offline")]);
  });

  test("can end the call with a CrewkitError for the request's operation", async () => {
    const crewkit = createCrewkit(unused);
    const attempts: number[] = [];
    crewkit.use(({ operation, attempt }) => {
      attempts.push(attempt);
      throw new CrewkitError("Only reading is allowed", { code: "invalid_request", operation });
    });
    const error = await catchError(crewkit.org(id).projects.create({ name: "Checkout", slug: "checkout" }));
    expect(error).toMatchObject({ code: "invalid_request", reason: "Only reading is allowed" });
    expect(attempts).toEqual([1]);
  });

  test("causes an error, but no retry, if it reads the response body", async () => {
    const server = serve(() => Response.json({ data: {} }));
    const crewkit = createCrewkit({ ...server.options, token: "test.token" });
    crewkit.use(async (request, next) => {
      const response = await next(request);
      await response.json();
      return response;
    });
    expect(await catchError(crewkit.org(id).sessions.get(id))).toMatchObject({ code: "invalid_response", status: 0 });
    expect(server.requestLog).toHaveLength(1);
  });

  test("causes a network error if it throws a CrewkitError from another operation", async () => {
    const cause = new CrewkitError("Down", { code: "api_error", operation: "listProjects", status: 503 });
    const crewkit = createCrewkit({ ...unused, retries: 0 });
    crewkit.use(() => Promise.reject(cause));
    expect(await catchError(crewkit.org(id).sessions.get(id))).toMatchObject({ code: "network", status: 0, cause });
  });
});
