import { expect, test } from "vitest";
import { useTestApi } from "../../testing/api.ts";
import { idOf, valuesOf } from "../../testing/records.ts";

const api = useTestApi();

const checkout = idOf("projects", "checkout");

test("omits the author of a platform resource's version", async () => {
  const path = { id: idOf("resources", "commit_rule") };
  await api.call("updateResource", { as: "kai", path, body: { content: "New." } });
  const [latest] = (await api.call("listResourceVersions", { path })).body.data;
  expect(latest).toMatchObject({ version_number: 3, author: null });
});

test.each([
  ["not published", { parent_id: idOf("resources", "release_command"), name: "release-notes", project_id: checkout }],
  ["in the same tier", { parent_id: idOf("resources", "ledger_skill"), resource_type: "skill", name: "ledger" }],
  ["unknown", { parent_id: checkout, name: "changelog" }],
])("rejects a parent that is %s", async (_, fields) => {
  const { status, body } = await api.call("createResource", {
    body: { resource_type: "command", content: "More.", ...fields },
  });
  expect([status, Object.keys(body.details)]).toEqual([422, ["parent_id"]]);
});

test("removes NUL and invalid Unicode from an imported description", async () => {
  const content = '---\nname: ledger\ndescription: "a\\0b\\ud800c"\n---\nText.\n';
  await api.call("importResources", { body: { files: [{ resource_type: "skill", content }] } });
  expect(api.state.store.resources.get(idOf("resources", "ledger_skill"))?.description).toBe("abc");
});

test("joins the contents of three tiers, platform first", async () => {
  const parent_id = idOf("resources", "changelog_command");
  const key = { resource_type: "command", name: "changelog" };
  const content = "---\nmodel: opus\n---\n\nFor Acme.\n\n";
  const middle = (await api.call("createResource", { body: { ...key, content, parent_id } })).body.data;
  await api.call("publishResource", { path: { id: middle.id } });
  const body = { ...key, content: "For Checkout.", parent_id: middle.id, project_id: checkout };
  const { id } = (await api.call("createResource", { body })).body.data;
  const { data } = (await api.call("getEffectiveResource", { path: { id } })).body;
  expect(data.source_ids).toEqual([parent_id, middle.id, id]);
  expect(data.content).toMatch(/^---\nmodel: opus\n---\nAdd a line .*\n\nFor Acme\.\n\nFor Checkout\.\n$/);
  const { tiers } = (await api.call("getTieredResource", { path: { id } })).body.data;
  expect(valuesOf(tiers, "ownership")).toEqual(["standalone", "inherit", "inherit"]);
  expect(tiers[1].content).toBe(content);
});

const ended = async (id: string, as = "ada") =>
  (await api.call("getResourceStats", { as, path: { id } })).body.data.ended_sessions;

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
