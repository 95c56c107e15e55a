import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { beforeEach, expect, test } from "vitest";
import { createTestApi, type TestApi } from "../../testing/api.ts";
import { firstOf } from "../../testing/records.ts";
import { idOf } from "../../testing/resources.ts";
import { boundOf } from "../contract.ts";

let api: TestApi;
beforeEach(() => {
  api = createTestApi();
});

// Stores the resources of the largest import that the contract allows, and returns their ids.
async function importMost(): Promise<string[]> {
  const { random, store } = api.state;
  const resource = firstOf(api, "resources", ({ id }) => id === idOf("resources", "ledger_skill"));
  const version = firstOf(api, "versions", ({ resource_id }) => resource_id === resource.id);
  const content = "x".repeat(boundOf(contract, ["ResourceImportFile", "content"], "maxLength"));
  const ids = Array.from({ length: boundOf(contract, ["ResourceImport", "files"], "maxItems") }, () => random.uuid());
  for (const id of ids) {
    store.resources.add({ ...resource, id, name: id, current_version_hash: version.version_hash });
    store.versions.add({ ...version, id: random.uuid(), resource_id: id, content });
  }
  await api.call("importResources", { body: { files: [{ resource_type: "rule", name: "last", content: "Last." }] } });
  return ids;
}

const isKept = (id: string) => api.state.store.resources.get(id) !== undefined;
const create = async (body: object) =>
  (await api.call("createResource", { body: { resource_type: "command", name: "tidy", ...body } })).body.data;

test("keeps all resources of the largest import, and drops them for newer ones", async () => {
  const first = await importMost();
  expect(first.filter(isKept)).toEqual(first);
  const second = await importMost();
  expect([first[0], second[0]].map((id = "") => isKept(id))).toEqual([false, true]);
  expect((await api.call("getResource", { path: { id: first[0] ?? "" } })).status).toBe(404);
  expect((await api.call("getResource", { path: { id: second[0] ?? "" } })).status).toBe(200);
});

test("keeps a resource of the start, with its current version and those of its experiments", async () => {
  await api.call("updateResource", { body: { content: "Newer." } });
  for (const _ of [1, 2]) await importMost();
  const { status, body } = await api.call("getResource");
  expect([status, body.data.content]).toEqual([200, "Newer."]);
  expect((await api.call("getExperiment")).status).toBe(200);
});

test("keeps a parent as long as its forks, with the version that they were forked from", async () => {
  const parent = await create({ content: "For all." });
  await api.call("publishResource", { path: { id: parent.id } });
  const organization_id = idOf("organizations", "acme");
  const project_id = idOf("projects", "checkout");
  const fork = await api.call("forkResource", { path: { id: parent.id }, body: { organization_id, project_id } });
  const { id } = fork.body.data;
  await api.call("updateResource", { path: { id: parent.id }, body: { content: "For everybody." } });
  await importMost();
  // Makes the fork's version the newest.
  await api.call("updateResource", { path: { id }, body: { content: "Ours." } });
  await importMost();
  expect((await api.call("checkResourceUpgrade", { path: { id } })).body.data).toMatchObject({
    available: true,
    parent_id: parent.id,
    from_version_number: 1,
  });
  for (const _ of [1, 2]) await importMost();
  expect([isKept(id), isKept(parent.id)]).toEqual([false, false]);
});
