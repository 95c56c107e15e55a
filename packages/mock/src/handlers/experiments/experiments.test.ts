import { expect, test } from "vitest";
import type { OperationId } from "../../handler.ts";
import { statusAfter } from "../../rules/experiments/experiments.ts";
import { createTestApi, exampleOf, useTestApi } from "../../testing/api.ts";
import { addSessions, clearSessions, type SessionOverrides, updateRecord } from "../../testing/records.ts";

const api = useTestApi();

// From the sample data: experiments, named by the last word of their slug, and Acme's reviewer with its versions.
const lynx = { id: "8cb3ce09-1485-44fb-b2ee-42c0540427f8" };
const otter = { id: "20d3dc24-745f-41b4-96b9-3e993fb647a7" };
const falcon = { id: "82911d80-802e-4f52-a9ae-3e8cf99df6fc" };
const heron = { id: "e6a627c7-b1d7-4a1e-9256-4ebd51534b5b" };
const reviewer = "1735f2aa-ba45-4655-925b-e133f611f3f5";
const first = "672cf301a961de9ae5a5707a4538667e2e6beb708ed21a71da0314e2b2567011";
const second = "040f284ea281d6dc4acd77a014250c0062bf1159018e1d87dab9d3006f28564a";
const third = "e280ce6deb6b17bbf5a057e4b95d79200c97115016100d40579cfa3e42926639";
const unknown = "0".repeat(64);

const experiment = { name: "More?", resource_id: reviewer, control_version_hash: second, variant_version_hash: third };

test("creates unique slugs within an organization", async () => {
  const again = createTestApi();
  const { slug } = (await again.call("createExperiment", { body: experiment })).body.data;
  updateRecord(api, "experiments", { id: lynx.id, slug });
  const { data } = (await api.call("createExperiment", { body: experiment })).body;
  expect(data.slug).not.toBe(slug);
});

test("requires two different versions of an agent of the organization", async () => {
  const errorDetails = async (changes: object) =>
    (await api.call("createExperiment", { body: { ...experiment, ...changes } })).body.details;
  const notAVersion = ["is not a version of this resource"];
  expect(await errorDetails({ control_version_hash: unknown })).toEqual({ control_version_hash: notAVersion });
  expect(await errorDetails({ variant_version_hash: unknown })).toEqual({ variant_version_hash: notAVersion });
  const same = { variant_version_hash: ["must differ from the control's"] };
  expect(await errorDetails({ variant_version_hash: second })).toEqual(same);
  const notAnAgent = { resource_id: ["is not an agent of this organization"] };
  // An unknown id, the platform's agent, and a skill.
  const platform = "7728686e-384c-407c-92d8-126ab1a5ca24";
  for (const resource_id of [lynx.id, platform, "ceecf2b1-19fb-40fc-a473-35c510e9e83b"]) {
    expect(await errorDetails({ resource_id })).toEqual(notAnAgent);
  }
  expect(api.state.store.experiments.size).toBe(4);
});

test("updates only drafts", async () => {
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

test("deletes an experiment that is not running and keeps its sessions", async () => {
  const { sessions } = api.state.store;
  const experimentSessions = sessions.all().filter(({ experiment_id }) => experiment_id === otter.id);
  const otherSessions = sessions.all().filter(({ experiment_id }) => experiment_id !== otter.id);
  expect((await api.call("deleteExperiment", { path: otter })).body).toEqual({ message: "Experiment deleted" });
  expect(experimentSessions).toHaveLength(4);
  for (const session of experimentSessions) {
    expect(sessions.get(session.id)).toEqual({ ...session, experiment_id: null, experiment_arm: null });
  }
  expect(sessions.all()).toEqual(expect.arrayContaining(otherSessions));
  expect((await api.call("getExperiment", { path: otter })).status).toBe(404);
  expect(api.state.store.resources.get(reviewer)?.current_version_hash).toBe(second);
});

const { create, start, stop, archive, deploy } = statusAfter;
const transitions = {
  startExperiment: { from: create, to: start, error: "notADraft" },
  stopExperiment: { from: start, to: stop, error: "notRunning" },
  archiveExperiment: { from: stop, to: archive, error: "notCompleted" },
  deployExperiment: { from: stop, to: deploy, error: "notCompleted" },
};
const statuses = Object.values(statusAfter);

test.each(Object.entries(transitions))("%s requires a specific status", async (name, { from, to, error }) => {
  const operation = name as OperationId;
  for (const status of statuses) {
    api.control.reset();
    updateRecord(api, "experiments", { id: lynx.id, status });
    const body = operation === "deployExperiment" ? { variant: "control" } : undefined;
    const response = await api.call(operation, { path: lynx, body });
    if (status === from) expect(response.status).toBe(200);
    else expect(response).toMatchObject({ status: 422, body: exampleOf(operation, 422, error) });
    expect(api.state.store.experiments.get(lynx.id)?.status).toBe(status === from ? to : status);
  }
});

test("makes the deployed arm's version the current version", async () => {
  const response = await api.call("deployExperiment", { path: lynx, body: { variant: "control" } });
  expect(response.body).toEqual(exampleOf("deployExperiment", 200, "control"));
  expect(api.state.store.resources.get(reviewer)).toMatchObject({
    current_version_hash: first,
    current_version_number: 1,
    updated_at: "2026-11-20T14:00:00Z",
  });
  expect(api.state.store.versions.in(reviewer)).toHaveLength(3);
});

test("keeps the resource unchanged if the deployed version is already current", async () => {
  const before = api.state.store.resources.get(reviewer);
  const response = await api.call("deployExperiment", { path: lynx, body: { variant: "variant" } });
  expect(response.body).toEqual(exampleOf("deployExperiment", 200, "variant"));
  expect(api.state.store.resources.get(reviewer)).toBe(before);
});

async function metrics() {
  return (await api.call("getExperimentMetrics", { path: falcon })).body.data;
}

function inArm(experiment_arm: "control" | "variant", count: number, overrides: SessionOverrides): void {
  addSessions(
    api,
    ...Array.from({ length: count }, () => ({ experiment_id: falcon.id, experiment_arm, ...overrides })),
  );
}

test("averages ended sessions and computes the success rate of judged sessions", async () => {
  clearSessions(api);
  inArm("control", 1, { ended_at: null, cost: 9, total_turns: 99 });
  expect((await metrics()).control).toEqual({
    total_sessions: 1,
    success_rate: null,
    avg_cost: null,
    avg_turns: null,
    p95_cost: null,
  });
  inArm("control", 19, { cost: 0.1, total_turns: 4, outcome: "success" });
  inArm("control", 1, { cost: 0.5, total_turns: 5, outcome: null });
  inArm("control", 1, { cost: 0.3, total_turns: 5, outcome: "abandoned" });
  expect((await metrics()).control).toEqual({
    total_sessions: 22,
    success_rate: 95,
    avg_cost: 0.1286,
    avg_turns: 4.1,
    p95_cost: 0.3,
  });
});

test("reports significance below 0.05, and null while an arm has no judged session", async () => {
  const unknown = { p_value: null, significant: false, confidence: null };
  for (const [judged, other] of [
    ["control", "variant"],
    ["variant", "control"],
  ] as const) {
    clearSessions(api);
    inArm(judged, 9, { outcome: "failure" });
    inArm(other, 3, { outcome: null });
    expect((await metrics()).significance).toEqual(unknown);
  }
  clearSessions(api);
  inArm("control", 1, { outcome: "success" });
  inArm("control", 9, { outcome: "failure" });
  inArm("variant", 11, { outcome: "success" });
  inArm("variant", 3, { outcome: "abandoned" });
  expect((await metrics()).significance).toEqual({ p_value: 0.0028, significant: true, confidence: 99.7 });
});
