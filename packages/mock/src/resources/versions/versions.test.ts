import { expect, test } from "vitest";
import { useTestApi } from "../../testing/api.ts";
import { idOf } from "../../testing/records.ts";

const api = useTestApi();

const reviewer = { id: idOf("resources", "acme_reviewer") };
const rule = { id: idOf("resources", "commit_rule") };
const rollback = (version_hash: string, path = reviewer, as = "ada") =>
  api.call("rollbackResource", { as, path, body: { version_hash } });

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
