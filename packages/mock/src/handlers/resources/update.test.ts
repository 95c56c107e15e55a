import { expect, test } from "vitest";
import { useTestApi } from "../../testing/api.ts";
import { idOf } from "../../testing/records.ts";

const api = useTestApi();

const checkout = idOf("projects", "checkout");
const later = "2026-11-20T14:01:00Z";
const update = async (body: object) => (await api.call("updateResource", { body })).body.data;

test("adds a version with the next number and its author", async () => {
  const { current_version_hash: hash } = await update({ content: "New.", change_summary: "All new." });
  const { data } = (await api.call("getResourceVersion", { path: { hash } })).body;
  const author = { id: idOf("people", "ada"), name: "Ada Okafor" };
  expect(data).toMatchObject({ version_number: 4, content: "New.", change_summary: "All new.", author });
});

test("reuses the version with the same content and makes it current", async () => {
  const before = (await api.call("getResource")).body.data;
  api.advanceTime(60);
  const { content, ...resource } = before;
  expect(await update({ content, change_summary: "Nothing." })).toEqual(resource);
  expect(await update({ description: before.description })).toEqual(resource);
  const third = { hash: "e280ce6deb6b17bbf5a057e4b95d79200c97115016100d40579cfa3e42926639" };
  const version3 = (await api.call("getResourceVersion", { path: third })).body.data;
  expect(await update({ content: version3.content })).toMatchObject({ current_version_number: 3, updated_at: later });
  expect((await api.call("listResourceVersions")).body.meta.total_count).toBe(3);
});

test("lets only staff change platform resources and omits the author", async () => {
  const path = { id: idOf("resources", "commit_rule") };
  const rejected = await api.call("updateResource", { path, body: { content: "New." } });
  expect(rejected.body.error).toBe("Only crewkit's staff can change this");
  await api.call("updateResource", { as: "kai", path, body: { content: "New." } });
  const [latest] = (await api.call("listResourceVersions", { path })).body.data;
  expect(latest).toMatchObject({ version_number: 3, author: null });
});

test("rejects a duplicate name for the same type and scope", async () => {
  const body = { resource_type: "skill", name: "ledger", content: "Another." };
  expect((await api.call("createResource", { body })).body.details).toEqual({ name: ["has already been taken"] });
  expect((await api.call("createResource", { body: { ...body, resource_type: "rule" } })).status).toBe(201);
  expect((await api.call("createResource", { body: { ...body, project_id: checkout } })).status).toBe(201);
});

test.each([
  ["not published", { parent_id: idOf("resources", "release_command"), name: "release-notes", project_id: checkout }],
  ["in the same tier", { parent_id: idOf("resources", "ledger_skill"), resource_type: "skill", name: "ledger" }],
  ["different in name", { parent_id: idOf("resources", "changelog_command"), name: "changes" }],
  [
    "different in type",
    { parent_id: idOf("resources", "changelog_command"), resource_type: "rule", name: "changelog" },
  ],
  ["unknown", { parent_id: checkout, name: "changelog" }],
])("rejects a parent that is %s", async (_, fields) => {
  const { status, body } = await api.call("createResource", {
    body: { resource_type: "command", content: "More.", ...fields },
  });
  expect([status, Object.keys(body.details)]).toEqual([422, ["parent_id"]]);
});
