import { expect, test } from "vitest";
import { createTestApi, exampleOf, useTestApi } from "../../testing/api.ts";
import { alter } from "../../testing/records.ts";

const api = useTestApi();

// Of the world: experiments by their slugs' last word, Acme's reviewer and its versions.
const lynx = { id: "8cb3ce09-1485-44fb-b2ee-42c0540427f8" };
const otter = { id: "20d3dc24-745f-41b4-96b9-3e993fb647a7" };
const falcon = { id: "82911d80-802e-4f52-a9ae-3e8cf99df6fc" };
const heron = { id: "e6a627c7-b1d7-4a1e-9256-4ebd51534b5b" };
const reviewer = "1735f2aa-ba45-4655-925b-e133f611f3f5";
const second = "040f284ea281d6dc4acd77a014250c0062bf1159018e1d87dab9d3006f28564a";
const third = "e280ce6deb6b17bbf5a057e4b95d79200c97115016100d40579cfa3e42926639";
const unknown = "0".repeat(64);

const experiment = { name: "More?", resource_id: reviewer, control_version_hash: second, variant_version_hash: third };

test("lists are the contract's examples, newest first, by status and resource", async () => {
  expect((await api.call("listExperiments")).body).toEqual(exampleOf("listExperiments", 200, "firstPage"));
  const query = { status: "running", resource_id: reviewer.toUpperCase() };
  expect((await api.call("listExperiments", { query })).body).toEqual(exampleOf("listExperiments", 200, "filtered"));
  for (const [name, value] of Object.entries({ status: "archived", resource_id: lynx.id })) {
    expect((await api.call("listExperiments", { as: "dana", query: { [name]: value } })).body.data).toEqual([]);
  }
});

test("each is read as it is; another organization's is not there", async () => {
  expect((await api.call("getExperiment", { path: otter })).body).toEqual(exampleOf("getExperiment", 200, "deployed"));
  expect((await api.call("getExperiment", { path: heron })).body).toEqual(exampleOf("getExperiment", 200, "draft"));
  const path = { ...heron, org_id: "2bd44f87-b61b-4f67-81af-01613107ce6b" };
  expect((await api.call("getExperiment", { as: "noor", path })).status).toBe(404);
  expect((await api.call("deleteExperiment", { as: "noor", path })).status).toBe(404);
});

test("a new experiment is a draft with a slug of three words, half and half by default", async () => {
  const { status, body } = await api.call("createExperiment", { as: "bruno", body: experiment });
  expect(status).toBe(201);
  expect(body.data).toEqual({
    ...experiment,
    id: expect.any(String),
    organization_id: "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f",
    slug: expect.stringMatching(/^[a-z]+-[a-z]+-[a-z]+$/),
    status: "draft",
    traffic_split: 50,
    deployed_arm: null,
    created_by: { id: "fb9d509c-40b0-4366-8b76-dbf71a163e5d", name: "Bruno Keller" },
    created_at: "2026-11-20T14:00:00Z",
    started_at: null,
    ended_at: null,
  });
  expect((await api.call("listExperiments")).body.data[0]).toEqual(body.data);
});

test("no two experiments of an organization have the same slug", async () => {
  const again = createTestApi();
  const { slug } = (await again.call("createExperiment", { body: experiment })).body.data;
  alter(api, "experiments", { id: lynx.id, slug });
  const { data } = (await api.call("createExperiment", { body: experiment })).body;
  expect(data.slug).not.toBe(slug);
});

test("it compares two different versions of one agent of the organization", async () => {
  const refusal = async (changes: object) =>
    (await api.call("createExperiment", { body: { ...experiment, ...changes } })).body.details;
  const notAVersion = ["is not a version of this resource"];
  expect(await refusal({ control_version_hash: unknown })).toEqual({ control_version_hash: notAVersion });
  expect(await refusal({ variant_version_hash: unknown })).toEqual({ variant_version_hash: notAVersion });
  const same = { variant_version_hash: ["must differ from the control's"] };
  expect(await refusal({ variant_version_hash: second })).toEqual(same);
  const notTheirs = { resource_id: ["is not an agent of this organization"] };
  // Nobody's, the platform's agent, and a skill.
  const platform = "7728686e-384c-407c-92d8-126ab1a5ca24";
  for (const resource_id of [lynx.id, platform, "ceecf2b1-19fb-40fc-a473-35c510e9e83b"]) {
    expect(await refusal({ resource_id })).toEqual(notTheirs);
  }
  expect(api.state.store.experiments.size).toBe(4);
});

test("a draft changes as the contract's examples show, and nothing else does", async () => {
  const update = async (body: object, path = heron) => (await api.call("updateExperiment", { path, body })).body;
  const sameAsControl = await update({ variant_version_hash: second });
  expect(sameAsControl.details).toEqual({ variant_version_hash: ["must differ from the control's"] });
  expect((await update({ control_version_hash: third })).details).toEqual(sameAsControl.details);
  expect((await update({ control_version_hash: unknown })).details).toHaveProperty("control_version_hash");
  expect(await update({ resource_id: reviewer })).toMatchObject({ details: { resource_id: ["can't be changed"] } });
  expect(await update({ traffic_split: 40 })).toEqual(exampleOf("updateExperiment", 200, "split"));
  await update({ traffic_split: 20, control_version_hash: third, variant_version_hash: second });
  expect((await api.call("getExperiment", { path: heron })).body).toEqual(
    exampleOf("updateExperiment", 200, "versions"),
  );
  for (const path of [falcon, lynx, otter]) {
    expect(await update({ name: "Another" }, path)).toEqual({ error: "Experiment is not a draft" });
  }
});

test("an experiment that does not run can be deleted; its sessions stay, outside of it", async () => {
  const { sessions } = api.state.store;
  const theirs = sessions.all().filter(({ experiment_id }) => experiment_id === otter.id);
  const others = sessions.all().filter(({ experiment_id }) => experiment_id !== otter.id);
  expect((await api.call("deleteExperiment", { path: otter })).body).toEqual({ message: "Experiment deleted" });
  expect(theirs).toHaveLength(4);
  for (const session of theirs) {
    expect(sessions.get(session.id)).toEqual({ ...session, experiment_id: null, experiment_arm: null });
  }
  expect(sessions.all()).toEqual(expect.arrayContaining(others));
  expect((await api.call("getExperiment", { path: otter })).status).toBe(404);
  expect(api.state.store.resources.get(reviewer)?.current_version_hash).toBe(second);
});

test("a running experiment must be stopped before it is deleted", async () => {
  expect((await api.call("deleteExperiment", { path: falcon })).body).toEqual({ error: "Experiment is running" });
  await api.call("stopExperiment", { path: falcon });
  expect((await api.call("deleteExperiment", { path: falcon })).status).toBe(200);
});
