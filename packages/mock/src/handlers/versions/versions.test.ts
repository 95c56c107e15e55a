import { expect, test } from "vitest";
import { exampleOf, useTestApi } from "../../testing/api.ts";
import { idOf } from "../../testing/records.ts";

const api = useTestApi();

const version1 = "672cf301a961de9ae5a5707a4538667e2e6beb708ed21a71da0314e2b2567011";
const version2 = "040f284ea281d6dc4acd77a014250c0062bf1159018e1d87dab9d3006f28564a";
const reviewer = { id: idOf("resources", "acme_reviewer") };
const rule = { id: idOf("resources", "commit_rule") };
const rollback = (version_hash: string, path = reviewer, as = "ada") =>
  api.call("rollbackResource", { as, path, body: { version_hash } });

test("diffs versions in both directions and against themselves", async () => {
  const path = { from_hash: version2, to_hash: version1 };
  expect((await api.call("diffResourceVersions", { path })).body.data).toMatchObject({
    from_version_number: 2,
    to_version_number: 1,
    added_lines: 0,
    removed_lines: 1,
  });
  const { data } = (await api.call("diffResourceVersions", { path: { ...path, to_hash: version2 } })).body;
  expect(data).toMatchObject({ diff: "", added_lines: 0, removed_lines: 0 });
});

test("rolls back, and changes nothing for the current version", async () => {
  expect((await rollback(version1)).body).toEqual(exampleOf("rollbackResource", 200, "resource"));
  api.advanceTime(60);
  expect((await rollback(version1)).body).toEqual(exampleOf("rollbackResource", 200, "resource"));
  expect((await rollback(version2)).body.data).toMatchObject({ current_version_number: 2 });
  expect((await api.call("listResourceVersions")).body.meta.total_count).toBe(3);
});

test("continues the version numbers after a rollback", async () => {
  await rollback(version1);
  const { body } = await api.call("updateResource", { body: { content: "New." } });
  expect(body.data.current_version_number).toBe(4);
});

test("upgrades a fork to its parent's current version", async () => {
  const available = await api.call("checkResourceUpgrade");
  expect(available.body).toEqual(exampleOf("checkResourceUpgrade", 200, "available"));
  const upToDate = await api.call("checkResourceUpgrade", { path: reviewer });
  expect(upToDate.body).toEqual(exampleOf("checkResourceUpgrade", 200, "upToDate"));
  expect((await api.call("upgradeResource")).body).toEqual(exampleOf("upgradeResource", 200, "resource"));
  expect((await api.call("checkResourceUpgrade")).body.data.available).toBe(false);
  expect((await api.call("upgradeResource")).body).toEqual({ error: "No upgrade is available" });
});

test("replaces a fork's own changes on upgrade and restores them on rollback", async () => {
  const path = { id: idOf("resources", "acme_commits") };
  const own = (await api.call("updateResource", { path, body: { content: "Ours." } })).body.data;
  expect((await api.call("upgradeResource")).body.data.current_version_number).toBe(3);
  expect((await rollback(own.current_version_hash, path)).body.data.current_version_number).toBe(2);
  expect((await api.call("checkResourceUpgrade")).body.data.available).toBe(false);
});

test("offers no upgrade after a rollback of the parent, or if the resource is not a fork", async () => {
  await api.call("upgradeResource");
  const first = api.state.store.versions.in(rule.id).at(-1)?.version_hash ?? "";
  await rollback(first, rule, "kai");
  const { data } = (await api.call("checkResourceUpgrade")).body;
  expect(data).toMatchObject({ available: false, from_version_number: 2, to_version_number: 1 });
  for (const name of ["checkout_reviewer", "ledger_skill"]) {
    const id = idOf("resources", name);
    const { body } = await api.call("checkResourceUpgrade", { path: { id } });
    expect(body.data).toMatchObject({ resource_id: id, available: false, parent_id: null, to_version_number: null });
    expect((await api.call("upgradeResource", { path: { id } })).status).toBe(422);
  }
});

test("rejects an upgrade to effective content that is too large", async () => {
  const key = { resource_type: "command", name: "changelog" };
  const body = { ...key, content: "Short.", parent_id: idOf("resources", "changelog_command") };
  const path = { id: (await api.call("createResource", { body })).body.data.id };
  await api.call("publishResource", { path });
  const scope = { organization_id: idOf("organizations", "acme"), project_id: idOf("projects", "checkout") };
  const fork = { id: (await api.call("forkResource", { path, body: scope })).body.data.id };
  await api.call("updateResource", { path, body: { content: "x".repeat(512_000) } });
  const rejected = await api.call("upgradeResource", { path: fork });
  expect(rejected.body).toEqual({ error: "The parent's effective content is too large for a version" });
  expect((await api.call("checkResourceUpgrade", { path: fork })).body.data.available).toBe(true);
});
