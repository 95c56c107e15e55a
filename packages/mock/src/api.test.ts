import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTestApi } from "./testing/api.ts";
import { acme } from "./testing/control.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

test("whoever has spent the address's limit uses up no fault and nothing of the organization's", async () => {
  const { control, call, state } = createTestApi({ limits: true });
  for (let sent = 0; sent < 100; sent++) await call("getHealth");
  control.faults.add({ operation: "createProject", status: 500 });
  expect((await call("createProject", { raw: "{", as: null })).status).toBe(429);
  expect(control.faults.list()).toHaveLength(1);
  expect(state.limits.look("organization", acme).remaining).toBe(1000);
});

test("an organization's limit counts requests of its members, from their token on", async () => {
  const { call, state } = createTestApi({ limits: true });
  await call("createProject", { raw: "{" });
  await call("createProject", { body: {}, as: null });
  await call("createProject", { body: {}, as: "noor" });
  expect(state.limits.look("organization", acme).remaining).toBe(1000);
  await call("createProject", { body: {}, as: "dana" });
  expect(state.limits.look("organization", acme).remaining).toBe(999);
});

test("a field that the thing has can't be changed; to make one it is not known", async () => {
  const { call } = createTestApi();
  const made = await call("createProject", { body: { name: "Pay", slug: "pay", id: acme } });
  expect(made.body.details).toEqual({ id: ["is not known here"] });
  const ended = await call("endSession", { body: { total_turns: 1, id: acme } });
  expect(ended.body.details).toEqual({ id: ["is not known here"] });
  const changed = await call("updateProject", { body: { name: "Pay", id: acme } });
  expect(changed.body.details).toEqual({ id: ["can't be changed"] });
});
