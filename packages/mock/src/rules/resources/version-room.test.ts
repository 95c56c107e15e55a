import { beforeEach, expect, test } from "vitest";
import { createTestApi, type TestApi } from "../../testing/api.ts";
import { idOf } from "../../testing/resources.ts";

let api: TestApi;
beforeEach(() => {
  api = createTestApi();
});

// As much as one import can bring: 50 files of 512,000 bytes.
const fill = async (name: string) => {
  const file = (index: number) => ({ resource_type: "rule", name: `${name}-${index}`, content: "x".repeat(512_000) });
  return api.call("importResources", { body: { files: Array.from({ length: 50 }, (_, index) => file(index)) } });
};
const statusOf = async (id: string) => (await api.call("getResource", { path: { id } })).status;
const create = async (body: object) =>
  (await api.call("createResource", { body: { resource_type: "command", name: "tidy", ...body } })).body.data;

test("all that the largest import brings is there after it; older ones go for newer ones", async () => {
  const { results } = (await fill("first")).body.data;
  for (const { resource_id } of results) expect(await statusOf(resource_id)).toBe(200);
  const again = (await fill("second")).body.data.results;
  expect([await statusOf(results[0].resource_id), await statusOf(again[0].resource_id)]).toEqual([404, 200]);
});

test("a resource that the mock began with stays, with the version that it uses and those of its experiments", async () => {
  await api.call("updateResource", { body: { content: "Newer." } });
  for (const name of ["one", "two"]) await fill(name);
  const { status, body } = await api.call("getResource");
  expect([status, body.data.content]).toEqual([200, "Newer."]);
  expect((await api.call("getExperiment")).status).toBe(200);
});

test("what others come from stays as long as they do, a fork's version too", async () => {
  const parent = await create({ content: "For all." });
  await api.call("publishResource", { path: { id: parent.id } });
  const organization_id = idOf("organizations", "acme");
  const project_id = idOf("projects", "checkout");
  const fork = await api.call("forkResource", { path: { id: parent.id }, body: { organization_id, project_id } });
  const { id } = fork.body.data;
  await api.call("updateResource", { path: { id: parent.id }, body: { content: "For everybody." } });
  await fill("one");
  // It is the youngest again.
  await api.call("updateResource", { path: { id }, body: { content: "Ours." } });
  await fill("two");
  expect((await api.call("checkResourceUpgrade", { path: { id } })).body.data).toMatchObject({
    available: true,
    parent_id: parent.id,
    from_version_number: 1,
  });
  for (const name of ["three", "four"]) await fill(name);
  expect([await statusOf(id), await statusOf(parent.id)]).toEqual([404, 404]);
});
