import { afterAll, beforeAll, expect, test } from "vitest";
import { createMock, type Mock, startMock } from "../index.ts";
import { acme } from "../testing/control.ts";

let mock: Mock;
beforeAll(async () => {
  mock = await startMock();
});
afterAll(() => mock.close());

async function call(path: string, Prefer: string, method = "GET") {
  const response = await fetch(mock.url + path, { method, headers: { Prefer } });
  expect(response.headers.get("X-RateLimit-Limit")).toBe("100");
  return { status: response.status, body: await response.json() };
}

test("returns any documented response by status and example, without a token", async () => {
  const slow = await call("/auth/token", "code=400, example=slowDown", "POST");
  expect(slow).toEqual({ status: 400, body: { error: "slow_down" } });
  expect((await call("/auth/me", 'code="401"')).status).toBe(401);
  const running = await call(`/${acme}/sessions/any`, "example=running");
  expect(running.body.data.ended_at).toBeNull();
});

test("sends the headers of the other responses", async () => {
  const headersOf = async (path: string, Prefer: string) => {
    const { headers } = await fetch(mock.url + path, {
      headers: { Prefer, Authorization: `Bearer ${mock.tokens.ada}` },
    });
    return ["X-RateLimit-Limit", "X-RateLimit-Remaining", "WWW-Authenticate"].map((name) => headers.get(name));
  };
  expect(await headersOf(`/${acme}/projects`, "code=429")).toEqual(["1000", "0", null]);
  expect(await headersOf("/auth/me", "code=401")).toEqual(["100", expect.any(String), 'Bearer error="invalid_token"']);
});

test("generates a response from the schema for `Prefer: dynamic=true`", async () => {
  const { body } = await call("/auth/me", "dynamic=true");
  expect(body.user.email).toContain("@");
  expect(body.user.name).not.toBe("Ada Okafor");
});

test("returns short lists for dynamic=true", async () => {
  const { body } = await call(`/${acme}/sessions/any/hierarchy`, "dynamic=true");
  expect(body.data.conversations.length).toBeLessThanOrEqual(3);
  expect(body.data.conversations[0].tasks.length).toBeLessThanOrEqual(3);
});

test.each(["example", "code", "dynamic"])("truncates a long %s in the error message", async (name) => {
  const { status, body } = await call(`/${acme}/projects`, `${name}=${"a".repeat(2000)}`);
  expect(status).toBe(400);
  expect(body.error.length).toBeLessThan(200);
});

test.each([
  ["code=418", /418/],
  ["example=nope", /nope/],
  ["code=400, example=slowDown", /400.*slowDown/],
  ["code=often", /often/],
  ["code=999", /999/],
  ["dynamic=yes", /yes/],
])("rejects `Prefer: %s` with a reason", async (prefer, reason) => {
  const { status, body } = await call(`/${acme}/projects`, prefer);
  expect([status, body]).toEqual([400, { error: expect.stringMatching(reason) }]);
});

test("returns 404 for an unknown path with `Prefer`", async () => {
  expect((await call("/nowhere", "code=200")).status).toBe(404);
});

test("ignores unknown preferences (RFC 7240)", async () => {
  const headers = { Prefer: "return=minimal", Authorization: `Bearer ${mock.tokens.ada}` };
  expect((await fetch(`${mock.url}/auth/me`, { headers })).status).toBe(200);
});

test("rejects `Prefer` if the mock does not listen on a port", async () => {
  const response = await createMock().fetch(`${mock.url}/health`, { headers: { Prefer: "code=500" } });
  expect(response.status).toBe(400);
  expect((await response.json()).error).toMatch(/Prefer.*port/);
});
