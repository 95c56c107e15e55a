import { expect, onTestFinished, test, vi } from "vitest";
import { useTestApi } from "./testing/api.ts";
import { acme, callApi } from "./testing/control.ts";
import { createMock } from "./web.ts";

const api = useTestApi({ limits: true });

// The conformance suite tests the rest of the validation order.
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

test("counts requests of authenticated members against the organization limit", async () => {
  await api.call("createProject", { raw: "{" });
  await api.call("createProject", { body: {}, as: null });
  await api.call("createProject", { body: {}, as: "noor" });
  expect(api.state.limits.peek("organization", acme).remaining).toBe(1000);
  await api.call("createProject", { body: {}, as: "dana" });
  expect(api.state.limits.peek("organization", acme).remaining).toBe(999);
});

test("reports read-only fields as unchangeable in updates and as unrecognized elsewhere", async () => {
  const created = await api.call("createProject", { body: { name: "Pay", slug: "pay", id: acme } });
  expect(created.body.details).toEqual({ id: ["is not recognized"] });
  const ended = await api.call("endSession", { body: { total_turns: 1, id: acme } });
  expect(ended.body.details).toEqual({ id: ["is not recognized"] });
  const changed = await api.call("updateProject", { body: { name: "Pay", id: acme } });
  expect(changed.body.details).toEqual({ id: ["can't be changed"] });
});

const targets = { "/api/v1/health": 200, "/api/v1/%zz": 400, "/api/v1/nowhere": 404, "/nowhere": 404, "/%zz": 400 };

test.each([true, false])(
  "with limits %j: rejects every request from an address over the limit only if limits are on",
  async (limits) => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const mock = createMock({ limits });
    for (let sent = 0; sent < 100; sent++) await callApi(mock, "/health");
    for (const [target, status] of Object.entries(targets)) {
      const response = await mock.fetch(`http://crewkit.test${target}`);
      const remaining = response.headers.get("X-RateLimit-Remaining");
      expect([response.status, remaining], target).toEqual([limits ? 429 : status, "0"]);
    }
  },
);

function exhaustLimit(scope: string, name: string): void {
  api.state.limits.load([{ scope, name, remaining: 0, ends_at: "2026-11-20T14:00:30Z" }]);
}
