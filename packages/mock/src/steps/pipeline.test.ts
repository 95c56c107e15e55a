import { expect, test } from "vitest";
import { exampleOf, useTestApi } from "../testing/api.ts";
import { acme } from "../testing/control.ts";
import { createMock } from "../web.ts";

const api = useTestApi({ limits: true });

// The conformance suite tests the rest of the validation order and of the limits.
test("checks the address limit before faults, the request and the organization limit", async () => {
  exhaustLimit("address", "192.0.2.1");
  api.control.faults.add({ operation: "createProject", status: 500 });
  expect((await api.call("createProject", { raw: "{", as: null })).status).toBe(429);
  expect(api.control.faults.list()).toHaveLength(1);
  expect(api.state.limits.peek("organization", acme).remaining).toBe(1000);
});

test("checks the organization limit after the token and membership, before the permission", async () => {
  exhaustLimit("organization", acme);
  expect((await api.call("listProjects", { as: null })).status).toBe(401);
  expect((await api.call("listProjects", { as: "noor" })).status).toBe(403);
  expect((await api.call("createProject", { as: "dana", body: {} })).status).toBe(429);
});

const projects = `/${acme}/projects`;

test.each([
  ["an uppercase id", "GET", `/${acme.toUpperCase()}/projects`, "Bearer mock.ada.token", 200, 1000],
  ["an unknown child", "GET", `${projects}/x`, "Bearer mock.ada.token", 404, 1000],
  ["an unknown path", "GET", `/${acme}/nowhere`, "Bearer mock.ada.token", 404, 1000],
  ["a permission that is too low", "POST", projects, "Bearer mock.dana.token", 403, 1000],
  ["an invalid token", "GET", projects, "Bearer x", 401, 100],
])("reports the organization limit to its members and otherwise the address limit: %s", async (...row) => {
  const [, method, path, Authorization, status, limit] = row;
  const response = await createMock().fetch(`http://crewkit.test/api/v1${path}`, {
    method,
    headers: { Authorization },
  });
  const headers = ["Limit", "Remaining"].map((name) => Number(response.headers.get(`X-RateLimit-${name}`)));
  expect([response.status, ...headers]).toEqual([status, limit, limit - 1]);
});

test("challenges the caller in every 401", async () => {
  const challenge = async (...request: Parameters<typeof api.call>) => {
    const { status, headers } = await api.call(...request);
    return [status, headers["WWW-Authenticate"]];
  };
  expect(await challenge("getCurrentUser", { as: null })).toEqual([401, "Bearer"]);
  expect(await challenge("getCurrentUser", { token: "x" })).toEqual([401, 'Bearer error="invalid_token"']);
  expect(await challenge("refreshToken", { body: { refresh_token: "x".repeat(43) } })).toEqual([401, "Bearer"]);
  expect(await challenge("getCurrentUser")).toEqual([200, undefined]);
});

test("reports empty updates, and read-only fields as unchangeable in updates and as unrecognized elsewhere", async () => {
  expect((await api.call("updateProject", { body: {} })).body).toEqual(exampleOf("updateProject", 422, "noFields"));
  const created = await api.call("createProject", { body: { name: "Pay", slug: "pay", id: acme } });
  expect(created.body.details).toEqual({ id: ["is not recognized"] });
  const changed = await api.call("updateProject", { body: { name: "Pay", id: acme } });
  expect(changed.body.details).toEqual({ id: ["can't be changed"] });
});

test("rejects every request from an address over the limit", async () => {
  const mock = createMock();
  mock.limits.set({ address: "127.0.0.1" });
  for (const target of ["/api/v1/health", "/api/v1/%zz", "/api/v1/nowhere", "/nowhere", "/%zz"]) {
    const { status, headers } = await mock.fetch(`http://crewkit.test${target}`);
    expect([status, headers.get("X-RateLimit-Remaining")], target).toEqual([429, "0"]);
  }
});

function exhaustLimit(scope: string, name: string): void {
  api.state.limits.load([{ scope, name, remaining: 0, ends_at: "2026-11-20T14:00:30Z" }]);
}
