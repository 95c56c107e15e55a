import { expect, test } from "vitest";
import { createTestApi, useTestApi } from "../../testing/api.ts";
import { addSessions, clearSessions, type SessionOverrides, updateRecord } from "../../testing/records.ts";

const api = useTestApi();

// From the sample data: experiments, named by the last word of their slug, and Acme's reviewer with its versions.
const lynx = { id: "8cb3ce09-1485-44fb-b2ee-42c0540427f8" };
const falcon = { id: "82911d80-802e-4f52-a9ae-3e8cf99df6fc" };
const reviewer = "1735f2aa-ba45-4655-925b-e133f611f3f5";
const second = "040f284ea281d6dc4acd77a014250c0062bf1159018e1d87dab9d3006f28564a";
const third = "e280ce6deb6b17bbf5a057e4b95d79200c97115016100d40579cfa3e42926639";

const experiment = { name: "More?", resource_id: reviewer, control_version_hash: second, variant_version_hash: third };

test("creates unique slugs within an organization", async () => {
  const again = createTestApi();
  const { slug } = (await again.call("createExperiment", { body: experiment })).body.data;
  updateRecord(api, "experiments", { id: lynx.id, slug });
  const { data } = (await api.call("createExperiment", { body: experiment })).body;
  expect(data.slug).not.toBe(slug);
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
  inArm("control", 1, { cost: 0.3, total_turns: 5, outcome: "failure" });
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
  inArm("variant", 3, { outcome: "failure" });
  expect((await metrics()).significance).toEqual({ p_value: 0.0028, significant: true, confidence: 99.7 });
});
