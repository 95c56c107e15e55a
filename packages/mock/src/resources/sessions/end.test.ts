import { expect, test } from "vitest";
import { unfinishedOutcome } from "../../rules/statistics/tally.ts";
import { useTestApi } from "../../testing/api.ts";
import { valuesOf } from "../../testing/records.ts";

const api = useTestApi();

const running = { id: "1a9c8b7d-6e5f-4a3b-8c2d-1e0f9a8b7c6d" };
const summary = "Receipts show the tax of each line.";

async function read(id = running.id): Promise<Record<string, unknown>> {
  return (await api.call("getSession", { path: { id } })).body.data;
}

test.each<[{ summary?: string; total_turns: number }, string]>([
  [{ summary, total_turns: 6 }, "success"],
  [{ summary: "Two tests still fail.", total_turns: 6 }, "failure"],
  [{ summary: "Did not find it.", total_turns: 6 }, "failure"],
  [{ summary, total_turns: 0 }, unfinishedOutcome],
  [{ total_turns: 6 }, "success"],
])("evaluates a session with %j as %s after five seconds", async (body, outcome) => {
  expect((await api.call("endSession", { body })).body.data.outcome).toBeNull();
  api.advanceTime(3);
  expect((await read()).outcome).toBeNull();
  api.advanceTime(2);
  expect(await read()).toMatchObject({ outcome, summary: body.summary ?? null });
  expect(api.state.store.jobs.size).toBe(0);
});

test("evaluates a session five seconds after its end even if the clock was set back before", async () => {
  await api.call("endSession");
  api.advanceTime(-60 * 60);
  const { id } = (await api.call("createSession", { body: { remote_url: "github.com:acme/mobile" } })).body.data;
  await api.call("endSession", { path: { id } });
  api.advanceTime(5);
  expect(await read(id)).toMatchObject({ outcome: unfinishedOutcome });
  expect((await read()).outcome).toBeNull();
});

test("never ends a session before its start, even if the clock was set back", async () => {
  const remote = { remote_url: "github.com:acme/mobile" };
  const ended = (await api.call("createSession", { body: remote })).body.data;
  const compacted = (await api.call("createSession", { body: remote })).body.data;
  api.advanceTime(-60 * 60);
  expect((await api.call("endSession", { path: { id: ended.id } })).body.data.ended_at).toBe(ended.started_at);
  const next = (await api.call("compactSession", { path: { id: compacted.id } })).body.data;
  expect([(await read(compacted.id)).ended_at, next.started_at]).toEqual([ended.started_at, ended.started_at]);
  const { conversations } = (await api.call("getSessionHierarchy", { path: { id: next.id } })).body.data;
  expect(conversations.map(({ id }: { id: string }) => id)).toEqual([compacted.id, next.id]);
});

test("writes the summary of a compacted session", async () => {
  await api.call("compactSession");
  api.advanceTime(5);
  const summary = "Worked on receipts with reviewer for 3 turns; then the context was compacted.";
  expect(await read()).toMatchObject({ outcome: "success", summary });
});

test("keeps the order of a run's sessions within the same second", async () => {
  const ids = [running.id];
  for (let number = 0; number < 6; number++) {
    ids.push((await api.call("compactSession", { path: { id: ids.at(-1) ?? "" } })).body.data.id);
  }
  const { conversations } = (await api.call("getSessionHierarchy", { path: running })).body.data;
  expect(valuesOf(conversations, "id")).toEqual(ids);
  const [thread] = (await api.call("listSessionThreads")).body.data;
  expect(thread).toMatchObject({ outcome: null, session_ids: ids.toReversed() });
});
