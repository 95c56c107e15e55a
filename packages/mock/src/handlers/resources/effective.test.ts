import { expect, test } from "vitest";
import { useTestApi } from "../../testing/api.ts";
import { idOf, valuesOf } from "../../testing/records.ts";

const api = useTestApi();

const [acme, checkout] = [idOf("organizations", "acme"), idOf("projects", "checkout")];
const inCheckout = { organization_id: acme, project_id: checkout };
const sync = async (query: Record<string, unknown>, as = "ada") =>
  (await api.call("listEffectiveResources", { as, query })).body.data;

test("returns an organization's resources even if unpublished, but no resources of its projects", async () => {
  const names = ["changelog_command", "acme_commits", "ledger_skill", "release_command", "acme_reviewer"];
  expect(valuesOf(await sync({ organization_id: acme }), "id")).toEqual(names.map((name) => idOf("resources", name)));
});

test("returns an organization's resource instead of the platform's once it is published", async () => {
  const mobile = { organization_id: acme, project_id: idOf("projects", "mobile"), resource_type: "command" };
  const fork = (await api.call("forkResource", { body: { organization_id: acme } })).body.data;
  expect(valuesOf(await sync(mobile), "id")).toEqual([idOf("resources", "changelog_command")]);
  await api.call("publishResource", { path: { id: fork.id } });
  await api.call("publishResource");
  expect(valuesOf(await sync(mobile), "id")).toEqual([fork.id, idOf("resources", "release_command")]);
});

test("uses the version of the caller's experiment arm in a sync, and the current version otherwise", async () => {
  const agents = { ...inCheckout, resource_type: "agent" };
  const [forBruno, forChen] = [(await sync(agents, "bruno"))[0], (await sync(agents, "chen"))[0]];
  expect(forBruno.content).toContain("Read it twice");
  expect(forChen.content).toContain("Run its tests first");
  expect(forChen.content).toContain("In Checkout, amounts are integers in cents.");
  expect(forChen.content_hash).not.toBe(forBruno.content_hash);
  const effective = await api.call("getEffectiveResource", { as: "chen" });
  expect(effective.body.data.content).toBe(forBruno.content);
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
