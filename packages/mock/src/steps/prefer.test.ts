import type { Contract } from "@crewkit/openapi";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { expect, test } from "vitest";
import { createMock } from "../index.ts";
import { acme } from "../testing/control.ts";

const mock = createMock({ limits: false });

async function call(path: string, Prefer: string, method = "GET") {
  const response = await mock.fetch(mock.url + path, { method, headers: { Prefer } });
  expect(response.headers.get("X-RateLimit-Limit")).toBe("100");
  return { status: response.status, body: await response.json() };
}

test("returns any documented response by status and example, without a token", async () => {
  const slow = await call("/auth/token", "code=400, example=slowDown", "POST");
  expect(slow).toEqual({ status: 400, body: { error: "slow_down" } });
  expect((await call("/auth/me", 'code="401"')).status).toBe(401);
  const running = await call(`/${acme}/sessions/any`, "example=running");
  expect(running.body.data.ended_at).toBeNull();
  expect(await call(`/${acme}/sessions/any`, "example=running, dynamic=true")).toEqual(running);
});

test("sends the same headers as without `Prefer`", async () => {
  const headersOf = async (path: string, Prefer: string) => {
    const { headers } = await mock.fetch(mock.url + path, {
      headers: { Prefer, Authorization: `Bearer ${mock.tokens.ada}` },
    });
    return ["X-RateLimit-Limit", "X-RateLimit-Remaining", "WWW-Authenticate"].map((name) => headers.get(name));
  };
  expect(await headersOf(`/${acme}/projects`, "code=429")).toEqual(["1000", "0", null]);
  expect(await headersOf("/auth/me", "code=401")).toEqual(["100", expect.any(String), 'Bearer error="invalid_token"']);
});

test.each(["example", "code", "dynamic"])("truncates a long %s in the error message", async (name) => {
  const { status, body } = await call(`/${acme}/projects`, `${name}=${"a".repeat(2000)}`);
  expect(status).toBe(400);
  expect(body.error.length).toBeLessThan(200);
});

test.each([
  ["code=418", 'code must be a status that listProjects documents (200, 400, 401, 403, 404, 429, 500), not "418"'],
  ["example=valueOf", 'example must be an example that listProjects documents for 200 (firstPage), not "valueOf"'],
  [
    "code=403, example=firstPage",
    'example must be an example that listProjects documents for 403 (notAMember), not "firstPage"',
  ],
  ["code=999", 'code must be a status such as 404, not "999"'],
  ["dynamic=yes", 'dynamic must be true or false, not "yes"'],
])("rejects `Prefer: %s` and names the documented values", async (prefer, message) => {
  const { status, body } = await call(`/${acme}/projects`, prefer);
  expect([status, body]).toEqual([400, { error: `Prefer: ${message}` }]);
});

test("ignores `Prefer` for unknown paths, and unknown preferences (RFC 7240)", async () => {
  expect((await call("/nowhere", "code=200")).status).toBe(404);
  expect((await call("/auth/me", "return=minimal")).status).toBe(401);
});

test("generates the same responses for `Prefer: dynamic=true` from the same seed", async () => {
  const listProjects = async (seed: number) => {
    const { fetch, url } = createMock({ seed });
    const send = () => fetch(`${url}/${acme}/projects`, { headers: { Prefer: "dynamic=true" } });
    return [await (await send()).text(), await (await send()).text()];
  };
  const [first, second] = await listProjects(1);
  expect(first).not.toBe(second);
  expect(await listProjects(1)).toEqual([first, second]);
  expect(await listProjects(2)).not.toContain(first);
});

const text = (example?: string) => ({ content: { "application/json": { schema: { const: "generated" }, example } } });

test.each([
  ["code=404", { "4XX": text("client error"), default: text("default") }, 404, "client error"],
  ["code=503", { "4XX": text("client error"), default: text("default") }, 503, "default"],
  ["dynamic=false", { default: text("default"), 404: text("not found") }, 200, "default"],
  ["dynamic=false", { "2XX": text("success"), 404: text("not found") }, 200, "success"],
  ["dynamic=false", { 302: text("found") }, 302, "found"],
  ["code=200", { 200: text() }, 200, "generated"],
  ["code=200, dynamic=true", { 200: text("success") }, 200, "generated"],
  ["code=204", { 204: {} }, 204, undefined],
  ["code=204", { default: text("default") }, 204, undefined],
])("`Prefer: %s` selects a response of %j", async (Prefer, responses, status, body) => {
  const get = { operationId: "getHealth", security: [], responses };
  const { fetch, url } = createMock({
    contract: { ...contract, paths: { "/health": { get } } } as unknown as Contract,
  });
  const response = await fetch(`${url}/health`, { headers: { Prefer } });
  expect([response.status, await response.text()]).toEqual([status, JSON.stringify(body) ?? ""]);
});
