import { expect, test } from "vitest";
import { useTestApi } from "../../testing/api.ts";
import { findRecord, updateRecord } from "../../testing/records.ts";

const api = useTestApi();

const mobile = "ddc32a0d-ba90-4ce0-a515-a80e07957ebb";
const offlineCart = "90767ecd-0481-4f43-807d-c9ba2e09246f";

async function count(request: { as?: string; query?: object }): Promise<number> {
  return (await api.call("listSessions", { ...request, query: { ...request.query } })).body.meta.total_count;
}

test("shows sessions of a restricted repository only to their users, the owner and admins", async () => {
  const sessions = api.state.store.sessions.all();
  const visible = sessions.filter(({ project_id }) => project_id !== mobile);
  expect(await count({ as: "bruno" })).toBe(sessions.length);
  expect(await count({ as: "chen" })).toBe(visible.length);
  const path = { id: offlineCart };
  expect((await api.call("getSession", { as: "bruno", path })).status).toBe(200);
  for (const operation of ["getSession", "getSessionHierarchy", "updateSession", "endSession"] as const) {
    const body = operation === "updateSession" ? { total_turns: 1 } : undefined;
    expect((await api.call(operation, { as: "chen", path, body })).status).toBe(404);
  }
  const threads = await api.call("listSessionThreads", { as: "chen" });
  expect(threads.body.meta.total_count).toBe(new Set(visible.map(({ thread_id }) => thread_id)).size);
  expect((await api.call("searchSessions", { as: "chen", query: { q: "cart" } })).body.data).toEqual([]);
});

test.each([
  ["  CENT ledger ", 2],
  ["coupon bruno web", 1],
  ["Handbook", 1],
  ["mobile app", 2],
  ["coupon chen", 0],
])("a search for %j finds %i sessions", async (q, found) => {
  expect((await api.call("searchSessions", { query: { q } })).body.meta.total_count).toBe(found);
});

test("summarizes the whole thread if one of its sessions matches the filters", async () => {
  updateRecord(api, "sessions", { id: findRecord(api, "sessions").id, agent_name: "bookkeeper" });
  const { body } = await api.call("listSessionThreads", { query: { agent_name: "bookkeeper" } });
  expect(body.data).toMatchObject([{ total_sessions: 2, total_turns: 26, total_cost_usd: 0.73, outcome: "success" }]);
});

test("lists the newest 20 sessions of a thread and counts all", async () => {
  for (let number = 0; number < 25; number++) {
    api.advanceTime(60);
    await api.call("createSession", { body: { remote_url: "git@github.com:acme/mobile", component: "receipts" } });
  }
  const [thread] = (await api.call("listSessionThreads")).body.data;
  const [newest] = (await api.call("listSessions")).body.data;
  expect(thread.total_sessions).toBe(26);
  expect(thread.session_ids).toHaveLength(20);
  expect(thread.session_ids[0]).toBe(newest.id);
  expect(thread.last_activity_at).toBe(newest.started_at);
});

test("returns the newest 100 conversations, oldest first, with the newest 1,000 tasks each", async () => {
  const { store } = api.state;
  const task = findRecord(api, "tasks");
  const started_at = (number: number) => new Date(Date.UTC(2026, 10, 20, 14, 0, number)).toISOString().slice(0, 19);
  let id = "1a9c8b7d-6e5f-4a3b-8c2d-1e0f9a8b7c6d";
  for (let number = 0; number < 110; number++) {
    id = (await api.call("compactSession", { path: { id } })).body.data.id;
  }
  for (let number = 0; number < 1001; number++) {
    const more = { id: api.state.random.uuid(), session_id: id, started_at: `${started_at(number)}Z` };
    store.tasks.add({ ...task, ...more, input_tokens: number });
  }
  const { data } = (await api.call("getSessionHierarchy", { path: { id } })).body;
  expect(data).toMatchObject({ started_at: "2026-11-20T13:55:00Z", ended_at: null });
  expect(data.conversations).toHaveLength(100);
  expect(data.conversations.at(-1).id).toBe(id);
  expect(data.conversations.at(-1).tasks).toHaveLength(1000);
  expect(data.conversations.at(-1).tasks[0].input_tokens).toBe(1);
});
