import { expect, test } from "vitest";
import { useTestApi } from "../../testing/api.ts";

const api = useTestApi();

const day = 24 * 60 * 60;
const mobile = { remote_url: "git@github.com:acme/mobile.git", component: "receipts", agent_name: "reviewer" };
const receipts = "3e5d7c9b-2a4f-4e6d-8b1c-9f0e7d6c5b4a";

async function startSession(body: object, as = "ada"): Promise<Record<string, unknown>> {
  const { status, body: responseBody } = await api.call("createSession", { as, body });
  expect(status).toBe(201);
  return responseBody.data;
}

test("does not read other sessions, of the user or of others", async () => {
  let reads = 0;
  const count = <T>(value: T): T => {
    reads += 1;
    return value;
  };
  const { store } = api.state;
  const [session] = store.sessions.where({ thread_id: receipts });
  if (!session) throw new Error("The sample data has no session in the thread.");
  for (let index = 0; index < 1000; index++) {
    store.sessions.add({
      ...session,
      id: `session-${index}`,
      get started_at() {
        return count("2026-11-10T09:00:00Z");
      },
      get user() {
        return count(session.user);
      },
    });
  }
  await startSession(mobile);
  reads = 0;
  await startSession(mobile);
  await startSession(mobile, "bruno");
  expect(reads).toBeLessThan(200);
});

test("continues a thread if one of several sessions that started in the same second is running", async () => {
  api.advanceTime(30 * day);
  const first = await startSession(mobile);
  let { id } = first;
  for (let count = 0; count < 5; count++) {
    id = (await api.call("compactSession", { path: { id: String(id) } })).body.data.id;
  }
  api.advanceTime(8 * day);
  expect((await startSession(mobile)).thread_id).toBe(first.thread_id);
});

test("continues a thread while its newest session runs and for 7 days after", async () => {
  api.advanceTime(30 * day);
  expect((await startSession(mobile)).thread_id).toBe(receipts);
  const [newest] = (await api.call("listSessions")).body.data;
  api.advanceTime(30 * day);
  await api.call("endSession", { path: { id: newest.id } });
  api.advanceTime(7 * day - 60);
  const next = await startSession(mobile);
  expect(next.thread_id).toBe(receipts);
  await api.call("endSession", { path: { id: String(next.id) } });
  // The initial session still runs, but is not the newest.
  api.advanceTime(7 * day + 60);
  expect((await startSession(mobile)).thread_id).not.toBe(receipts);
});
