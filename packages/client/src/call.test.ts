import { setImmediate } from "node:timers/promises";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { limitHeaders } from "./generated/contract.ts";
import { createCrewkit } from "./index.ts";
import { serve } from "./testing/server.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const limits = { [limitHeaders.limit]: "100", [limitHeaders.remaining]: "98", [limitHeaders.reset]: "1764100000" };
const body = { name: "Checkout", slug: "checkout" };

async function answering(status: number, text: string, headers = {}) {
  const server = await serve((_, response) => response.writeHead(status, headers).end(text));
  onTestFinished(server.close);
  return createCrewkit({ baseUrl: server.baseUrl, token: "test.token", retries: 0 }).org(id);
}

describe("withResponse()", () => {
  test("gives data, response and where the limit stands", async () => {
    const org = await answering(200, '{"data":{"id":"a"}}', { ...limits, "x-a": "1" });
    const { data, response, rateLimit } = await org.sessions.get(id).withResponse();
    expect(data).toEqual({ id: "a" });
    expect(response.headers.get("x-a")).toBe("1");
    expect(rateLimit).toEqual({ limit: 100, remaining: 98, reset: 1764100000 });
  });

  test.each([{}, { [limitHeaders.limit]: "100" }])("has no rateLimit where a server says only %o", async (headers) => {
    const org = await answering(200, '{"data":{}}', headers);
    expect((await org.sessions.get(id).withResponse()).rateLimit).toBeUndefined();
  });
});

describe("result()", () => {
  test("has the success's own status", async () => {
    const org = await answering(201, '{"data":{"id":"a"}}', limits);
    const made = await org.projects.create(body).result();
    expect(made).toMatchObject({ ok: true, status: 201, data: { id: "a" }, rateLimit: { limit: 100 } });
    expect(made.ok && made.response.status).toBe(201);
  });

  test("has the API's refusal by its status", async () => {
    const org = await answering(422, '{"error":"No","details":{"slug":["is taken"]}}');
    const made = await org.projects.create(body).result();
    expect(made).toMatchObject({ ok: false, status: 422, error: { code: "refused", details: { slug: ["is taken"] } } });
  });

  test.each([
    ["a proxy's 502", 502, "<h1>Bad gateway</h1>"],
    ["a 200 that is no answer", 200, "<h1>Sign in</h1>"],
  ])("has the status 0 for %s", async (_name, status, text) => {
    const org = await answering(status, text);
    const got = await org.sessions.get(id).result();
    expect(got).toMatchObject({ ok: false, status: 0, error: { code: "unreadable", status } });
  });

  test("has the status 0 for what was refused before it was sent", async () => {
    const org = await answering(200, "{}");
    expect(await org.sessions.get("no").result()).toMatchObject({ status: 0, error: { code: "invalid" } });
  });
});

test.each(["result", "withResponse"] as const)("%s() leaves no rejection that nobody handles", async (verb) => {
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  onTestFinished(() => void process.off("unhandledRejection", unhandled));
  const org = await answering(404, '{"error":"Not found"}');
  await org.sessions
    .get(id)
    [verb]()
    .catch(() => {});
  // Node tells of them before the next turn of its loop.
  await setImmediate();
  expect(unhandled).not.toHaveBeenCalled();
});
