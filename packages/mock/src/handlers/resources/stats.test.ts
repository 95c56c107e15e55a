import { expect, test } from "vitest";
import { useTestApi } from "../../testing/api.ts";
import { idOf } from "../../testing/records.ts";

const api = useTestApi();

const version2 = "040f284ea281d6dc4acd77a014250c0062bf1159018e1d87dab9d3006f28564a";
const version3 = "e280ce6deb6b17bbf5a057e4b95d79200c97115016100d40579cfa3e42926639";
const ended = async (id: string, as = "ada") =>
  (await api.call("getResourceStats", { as, path: { id } })).body.data.ended_sessions;

test("counts sessions only for the top of an inheritance chain, and counts none for a skill", async () => {
  for (const name of ["checkout_reviewer", "ledger_skill"]) {
    const { data } = (await api.call("getResourceStats", { path: { id: idOf("resources", name) } })).body;
    expect(data).toMatchObject({ ended_sessions: 0, success_rate: null, avg_turns: null, total_cost_usd: 0 });
  }
});

test("returns null significance without judged sessions", async () => {
  const { sessions } = api.state.store;
  for (const session of sessions.all()) sessions.update(session, { outcome: null });
  const { body } = await api.call("compareResourceStats", { query: { from_hash: version2, to_hash: version3 } });
  expect(body.data).toMatchObject({ p_value: null, significant: false, confidence: null });
  expect(body.data.from).toMatchObject({ judged_sessions: 0, success_rate: null });
  expect(body.data.from.avg_turns).toBeGreaterThan(0);
});

test("counts sessions since the creation of an unchanged fork for the fork, and earlier sessions for its parent", async () => {
  const { store } = api.state;
  const platformReviewer = idOf("resources", "platform_reviewer");
  const acmeReviewer = idOf("resources", "acme_reviewer");
  const platformHash = store.resources.get(platformReviewer)?.current_version_hash ?? "";
  const [before, after] = store.sessions.all();
  const fork = store.resources.get(acmeReviewer);
  const { content } = store.versions.find({ resource_id: platformReviewer, version_hash: platformHash }) ?? {};
  if (!before || !after || !fork || content === undefined) throw new Error("The sample data has changed.");
  await api.call("updateResource", { path: { id: acmeReviewer }, body: { content } });
  const all = await ended(acmeReviewer);
  expect(await ended(platformReviewer)).toBe(0);
  store.sessions.update(before, { agent_version_hash: platformHash, started_at: "2026-10-01T09:00:00Z" });
  store.sessions.update(after, { agent_version_hash: platformHash });
  expect([await ended(platformReviewer), await ended(acmeReviewer)]).toEqual([1, all - 1]);
  // Only the caller's organizations count.
  expect(await ended(platformReviewer, "noor")).toBe(0);
});

test("never counts a negative duration", async () => {
  const { sessions } = api.state.store;
  for (const session of sessions.all()) sessions.update(session, { ended_at: "2026-01-01T00:00:00Z" });
  expect((await api.call("getResourceStats")).body.data.avg_duration_seconds).toBe(0);
});
