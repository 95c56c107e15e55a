import { expect, test } from "vitest";
import { useTestApi } from "../../testing/api.ts";
import { findRecord, updateRecord } from "../../testing/records.ts";

const api = useTestApi();

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

test("lists what each user can see, also after the visibility of a repository changed", async () => {
  const operations = ["listSessions", "searchSessions", "listSessionThreads"] as const;
  const counts = async (as: string) => {
    const responses = operations.map((id) =>
      api.call(id, { as, query: id === "searchSessions" ? { q: "mobile" } : {} }),
    );
    return (await Promise.all(responses)).map(({ body }) => body.meta.total_count);
  };
  const { id } = findRecord(api, "repositories", ({ slug }) => slug === "mobile");
  const all = await counts("ada");
  const visible = await counts("chen");
  expect(visible).not.toEqual(all);
  updateRecord(api, "repositories", { id, session_visibility: "public" });
  expect([await counts("chen"), await counts("ada")]).toEqual([all, all]);
  updateRecord(api, "repositories", { id, session_visibility: "restricted" });
  expect([await counts("chen"), await counts("ada")]).toEqual([visible, all]);
});
