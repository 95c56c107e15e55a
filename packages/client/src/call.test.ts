import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createCrewkit } from "./index.ts";
import { connect, getSession } from "./ops.ts";
import { failureOf } from "./testing/failure.ts";
import { serve } from "./testing/serve.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const limits = { "X-RateLimit-Limit": "100", "X-RateLimit-Remaining": "98", "X-RateLimit-Reset": "1764100000" };
const body = { name: "Checkout", slug: "checkout" };

async function answering(status: number, text: string, headers = {}) {
  const baseUrl = await serve((_, response) => response.writeHead(status, headers).end(text));
  return createCrewkit({ baseUrl, token: "t", limits: [], retries: 0 }).org(id);
}

test("withResponse() gives data, response and where the limit stands", async () => {
  const org = await answering(200, '{"data":{"id":"a"}}', { ...limits, "x-a": "1" });
  const { data, response, rateLimit } = await org.sessions.get(id).withResponse();
  expect(data).toEqual({ id: "a" });
  expect(response.headers.get("x-a")).toBe("1");
  expect(rateLimit).toEqual({ limit: 100, remaining: 98, reset: 1764100000 });
});

test("rateLimit is undefined where a server does not say", async () => {
  const org = await answering(200, '{"data":{}}');
  expect((await org.sessions.get(id).withResponse()).rateLimit).toBeUndefined();
});

describe("result()", () => {
  test("has the success's own status", async () => {
    const made = await (await answering(201, '{"data":{"id":"a"}}', limits)).projects.create(body).result();
    expect(made).toMatchObject({ ok: true, status: 201, data: { id: "a" }, rateLimit: { limit: 100 } });
    expect(made.ok && made.response.status).toBe(201);
  });

  test("has the API's refusal by its status", async () => {
    const made = await (await answering(422, '{"error":"No","details":{"slug":["is taken"]}}')).projects
      .create(body)
      .result();
    expect(made).toMatchObject({ ok: false, status: 422, error: { code: "refused", details: { slug: ["is taken"] } } });
  });

  test.each([
    ["a proxy's 502", 502, "<h1>Bad gateway</h1>"],
    ["a 200 that is no answer", 200, "<h1>Sign in</h1>"],
  ])("is 0 for %s", async (_name, status, text) => {
    const got = await (await answering(status, text)).sessions.get(id).result();
    expect(got).toMatchObject({ ok: false, status: 0, error: { code: "unreadable", status } });
  });

  test("is 0 for what was refused before it was sent", async () => {
    expect(await (await answering(200, "{}")).sessions.get("no").result()).toMatchObject({
      status: 0,
      error: { code: "invalid" },
    });
  });
});

test.each(["result", "withResponse"] as const)("%s() leaves no rejection that nobody handles", async (verb) => {
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  onTestFinished(() => void process.off("unhandledRejection", unhandled));
  const call = (await answering(404, '{"error":"Not found"}')).sessions.get(id);
  await call[verb]().catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(unhandled).not.toHaveBeenCalled();
});

describe("connect()", () => {
  test("takes CREWKIT_TOKEN", async () => {
    vi.stubEnv("CREWKIT_TOKEN", "environment");
    onTestFinished(() => void vi.unstubAllEnvs());
    const baseUrl = await serve(({ headers }, response) =>
      response.end(JSON.stringify({ data: headers.authorization })),
    );
    expect(await getSession(connect({ baseUrl }), id, id)).toBe("Bearer environment");
  });

  test("asks a function for the token of each request", async () => {
    const baseUrl = await serve(({ headers }, response) =>
      response.end(JSON.stringify({ data: headers.authorization })),
    );
    let times = 0;
    const crewkit = connect({ baseUrl, token: async () => `token-${++times}` });
    expect([await getSession(crewkit, id, id), await getSession(crewkit, id, id)]).toEqual([
      "Bearer token-1",
      "Bearer token-2",
    ]);
  });

  test("has a timeout for all its calls", async () => {
    const crewkit = connect({ baseUrl: await serve(() => {}), timeout: 30 });
    expect(await failureOf(getSession(crewkit, id, id))).toMatchObject({ code: "timeout" });
  }, 1000);
});
